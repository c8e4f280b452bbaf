package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.util.List;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.render.Painted;
import tcplab.script.Catalogue;
import tcplab.script.Parsed;
import tcplab.symptom.Symptom;
import tcplab.text.Columns;

/** What is said of symptoms, for people. */
final class SymptomText {
    private final Console console;
    private final Catalogue catalogue = Home.catalogue();
    private final Painted text = new Painted();

    SymptomText(Console console) {
        this.console = console;
    }

    Painted all() {
        return text;
    }

    SymptomText add(Symptom symptom) {
        separate();
        text.add(Console.bold(console.tell(symptom.title()))).add("\n");
        paragraph(console.tell(symptom.means()), 2);
        paragraph(console.tell(say("whose turn it is: %s", symptom.turn())), 2);
        text.add("\n");
        paragraph(console.tell(say("what shows it:")), 2);
        symptom.shows().stream().map(Symptom.Shown::experiment).distinct().forEach(this::shown);
        text.add("\n");
        paragraph(console.tell(say("look at it on your machine:")), 2);
        text.add("    " + symptom.look() + "\n\n");
        symptom.helps().forEach(one -> paragraph(console.tell(say("it helps: %s", one)), 2));
        symptom.seems().forEach(one -> paragraph(console.tell(say("it only seems to help: %s", one)), 2));
        return this;
    }

    /** The titles of those that are near. */
    SymptomText addNear(List<Symptom> near) {
        if (!near.isEmpty()) {
            separate();
            paragraph(console.tell(say("what is near it, by the title: %s", console.typed("why TITLE"))), 0);
            near.forEach(symptom -> paragraph(console.tell(symptom.title()), 2));
        }
        return this;
    }

    private void separate() {
        if (!text.toString().isEmpty()) {
            text.add("\n");
        }
    }

    private void shown(String experiment) {
        text.add("    " + console.typed("run " + experiment) + "\n");
        Parsed parsed = catalogue.read(experiment);
        if (parsed.ok()) {
            paragraph(console.tell(parsed.experiment().toldTitle()), 6);
        }
    }

    private void paragraph(String words, int indent) {
        paragraph(text, words, indent, console);
    }

    /** Adds words on lines as wide as the console's, those after the first two columns further in. */
    static void paragraph(Painted text, String words, int indent, Console console) {
        String blanks = " ".repeat(indent);
        Columns.wrap(blanks + words, console.style().width(), blanks + "  ").forEach(line -> text.add(line + "\n"));
    }
}
