package tcplab.page;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.script.Experiment;
import tcplab.text.Told;
import tcplab.verdict.Finding;

/** The script as it was run, each claim with its verdict. */
final class ScriptSection {
    private final Experiment experiment;
    private final List<Finding> findings;

    ScriptSection(Experiment experiment, List<Finding> findings) {
        this.experiment = experiment;
        this.findings = findings;
    }

    Element draw() {
        Element lines = Element.of("ol").is("class", "script");
        List<String> texts = experiment.text().lines().toList();
        boolean judges = false;
        for (int i = 0; i < texts.size(); i++) {
            boolean judged = judges;
            judges = texts.get(i).startsWith("claim") || judges && texts.get(i).startsWith(" ");
            Element line = line(i + 1, texts.get(i));
            // On paper the claims are left out, for the findings say the same; the lines after them keep their numbers.
            lines.add(judges ? line.is("class", "said-elsewhere") : judged ? line.is("value", i + 1) : line);
        }
        Told name = say("Script");
        return RunPage.section("script", name).add(Table.scrolling(name, lines).is("id", "script-lines"));
    }

    private Element line(int number, String text) {
        String kind = text.startsWith("#") ? "comment" : text.startsWith("claim") ? "claim" : "step";
        Element line = Element.of("li", Element.of("code", text.isEmpty() ? " " : text).is("class", kind))
                .is("id", "L" + number);
        findings.stream()
                .filter(f -> f.line() == number)
                .forEach(f -> line.add(" ", Element.of("a", Marks.badge(f.verdict()))
                        .is("href", "#" + FindingsSection.id(f))));
        return line;
    }
}
