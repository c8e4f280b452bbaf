package tcplab.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import tcplab.script.Course;
import tcplab.script.Lesson;
import tcplab.text.Unreadable;

/** The file of the course: its lessons, or what is wrong with it and where. */
final class CourseTarget implements Target {
    /** So many bytes of the real one. */
    private static final int BEGINNING = 1_500;

    @Override
    public String name() {
        return "course";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        String real = Files.readString(Seeds.EXPERIMENTS.resolve("course"));
        return List.of(
                Seeds.bytes(real.substring(0, Math.min(real.length(), BEGINNING))),
                Seeds.bytes("lesson a/b\ntitle t\n#zh 题\nasks q\n#zh 问\nclaim never RST\nwithout w\n#zh 无\nthen a\n#zh 甲\nif never RST\nwhynot c\n#zh 丙\nthen b\n#zh 乙\nif count closing 4\nwhy d\n#zh 丁\nthought t\n#zh 思\n"));
    }

    @Override
    public int longestBytes() {
        return 3_000;
    }

    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            List<Lesson> lessons = Course.of(text);
            for (int i = 0; i < lessons.size(); i++) {
                Asked.same(i + 1, lessons.get(i).number(), "the lesson's number");
            }
        } catch (Unreadable e) {
            Asked.that(e.line() >= 1 && e.line() <= text.lines().count(), "no line of it: " + e.line());
        }
    }
}
