package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tcplab.language.Glossary;
import tcplab.text.Language;
import tcplab.text.Told;

/** A term's note says where to see it, and there it is: in the story, in the steps or in the reasons. */
class GlossaryShownTest {
    private static final Catalogue CATALOGUE = new Catalogue(Path.of("../experiments"), Set.of());

    static List<Glossary.Term> terms() {
        return Glossary.terms();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyTermIsNamedInBothLanguagesWhereItIsSeen(Glossary.Term term) {
        Parsed parsed = CATALOGUE.read(term.seen());
        assertThat(parsed.problems()).as("%s is seen in %s", term.id(), term.seen()).isEmpty();
        for (Language language : Language.values()) {
            assertThat(term.isIn(told(parsed.experiment(), language), language)).as("%s in %s, %s", term.id(), term.seen(), language).isTrue();
        }
    }

    private static String told(Experiment experiment, Language language) {
        Stream<String> steps = experiment.items().stream().map(item -> item instanceof Experiment.HeadingItem heading
                ? language.tell(Told.written(heading.en(), heading.zh() == null ? heading.en() : heading.zh()))
                : ((Experiment.StepItem) item).text());
        Stream<String> reasons = experiment.claims().stream().map(claim -> language.tell(claim.reason()));
        return Stream.of(Stream.of(language.tell(experiment.toldTitle())), steps, reasons).flatMap(s -> s).collect(Collectors.joining("\n"));
    }
}
