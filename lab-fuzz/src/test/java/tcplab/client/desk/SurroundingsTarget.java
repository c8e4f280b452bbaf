package tcplab.client.desk;

import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;
import tcplab.render.Style;

/** The variables of the environment that the lab reads, as {@code NAME=VALUE} lines. */
public final class SurroundingsTarget implements Target {
    @Override
    public String name() {
        return "environment";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.bytes("COLUMNS=80\nLANG=zh_CN.UTF-8\nTERM=xterm\nTCPLAB_TTY_OUT=1\nTCPLAB_TTY_ERR=1\nHOME=/root\n"),
                Seeds.bytes("COLUMNS=9999\nLC_ALL=C\nNO_COLOR=1\nXDG_STATE_HOME=/tmp/x y\n"),
                Seeds.bytes("TCPLAB_LC_CTYPE=POSIX\nTCPLAB_LC_MESSAGES=zh\nLC_ALL=C.UTF-8\nTERM=dumb\nXDG_STATE_HOME=\n"),
                Seeds.bytes("COLUMNS=0\nLC_MESSAGES=zh_TW.utf8\nLC_CTYPE=en_US.ISO-8859-1\nTERM=\n"));
    }

    @Override
    public int longestBytes() {
        return 500;
    }

    @Override
    public void take(byte[] input) {
        Map<String, String> environment = new HashMap<>();
        for (String line : Asked.lines(input)) {
            int equals = line.indexOf('=');
            // No variable has the NUL with which its text ends.
            if (equals > 0 && line.indexOf('\0') < 0) {
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        Style style = Console.of(environment, false).style();
        Asked.that(style.width() > 0 && style.width() < 10_000, "a width of " + style.width());
        try {
            StateFolder.of(environment);
        } catch (InvalidPathException e) {
            Asked.sentence(Reason.of(e).toString());
        }
    }
}
