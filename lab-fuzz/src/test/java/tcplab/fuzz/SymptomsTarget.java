package tcplab.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tcplab.symptom.Symptom;
import tcplab.symptom.Symptoms;
import tcplab.text.Unreadable;

/** A file of symptoms: what is in it, or what is wrong with it and where. */
final class SymptomsTarget implements Target {
    @Override
    public String name() {
        return "symptoms";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(Seeds.bytes("symptom a\n#zh 甲\nwords w; v\nmeans m\n#zh 乙\nturn t\n#zh 丙\nshows a/b: never RST\nlook ss\nhelps h\n#zh 丁\nseems s\n#zh 戊\n"));
    }

    @Override
    public int longestBytes() {
        return 3_000;
    }

    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            for (Symptom symptom : Symptoms.of(text)) {
                Asked.that(!symptom.shows().isEmpty(), "nothing shows it");
            }
        } catch (Unreadable e) {
            Asked.that(e.line() >= 1 && e.line() <= text.lines().count(), "no line of it: " + e.line());
        }
    }
}
