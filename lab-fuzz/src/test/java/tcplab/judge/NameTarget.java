package tcplab.judge;

import java.util.List;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;
import tcplab.text.Columns;
import tcplab.text.Unreadable;

/** The file with the name of the experiment that a kept run was: its first line, or else the name of the folder. */
public final class NameTarget implements Target {
    @Override
    public String name() {
        return "name";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.bytes("close/three-way\n"), Seeds.bytes("close/three-way (stepped)\n"), Seeds.bytes("/tmp/试验.lab"),
                Seeds.bytes("\u001b]0;x\u0007\u202e\n\u2028y\n"), Seeds.bytes("\ufeffa\r\nb"), Seeds.bytes(""));
    }

    @Override
    public int longestBytes() {
        return 5_000;
    }

    @Override
    public void take(byte[] input) {
        String name;
        try {
            name = RunFolder.name(input, "otherwise");
        } catch (Unreadable e) {
            Asked.sentence(e.getMessage());
            return;
        }
        Asked.that(!name.isBlank() && name.lines().count() == 1, "not one line: " + name);
        Asked.shown(Columns.printable(name));
    }
}
