package tcplab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tcplab.text.Language;

/** A claim that tests a statement says twice why it is so: in plain words for people, and where that can be looked up. */
class ReasonsTest {
    /** A function, a setting or a document: what a plain sentence does without. */
    private static final Pattern PLACE = Pattern.compile("\\w\\(|RFC|[a-z]_[a-z]|\\w\\.[ch]\\b");

    /** The same, and constants: a proof names one of them. */
    private static final Pattern PROOF = Pattern.compile(PLACE.pattern() + "|[A-Z]_[A-Z]");

    private static void eachClaim(BiConsumer<String, Experiment.ClaimLine> visit) throws IOException {
        Catalogue catalogue = new Catalogue(Path.of("..", "experiments"), Set.of());
        for (String name : catalogue.names()) {
            catalogue.read(name).experiment().claims().forEach(claim -> visit.accept(name + ".lab:" + claim.line(), claim));
        }
    }

    @Test
    void whatTestsAStatementHasAReasonAndAProof() throws IOException {
        List<String> lacking = new ArrayList<>();
        eachClaim((place, claim) -> {
            if (claim.lacksReason()) {
                lacking.add(place + ": a reason");
            }
            if (claim.lacksProof()) {
                lacking.add(place + ": a proof");
            }
        });
        assertThat(lacking).isEmpty();
    }

    @Test
    void aReasonIsPlainAndAProofNamesAPlace() throws IOException {
        List<String> wrong = new ArrayList<>();
        eachClaim((place, claim) -> {
            for (Language language : Language.values()) {
                if (PLACE.matcher(language.tell(claim.reason())).find()) {
                    wrong.add(place + ": " + language.tell(claim.reason()));
                }
                if (!claim.proof().isEmpty() && !PROOF.matcher(language.tell(claim.proof())).find()) {
                    wrong.add(place + ": " + language.tell(claim.proof()));
                }
            }
        });
        assertThat(wrong).isEmpty();
    }
}
