package tcplab.observe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tcplab.event.Sample;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;
import tcplab.model.Side;

/** What ss prints. */
public final class SsTarget implements Target {
    @Override
    public String name() {
        return "ss";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return Seeds.printedBy("ss", 2);
    }

    @Override
    public int longestBytes() {
        return 2_000;
    }

    @Override
    public void take(byte[] input) {
        List<Sample.Row> rows = new ArrayList<>();
        for (String line : Asked.lines(input)) {
            try {
                rows.add(SsParser.row(line));
            } catch (IllegalArgumentException e) {
                Asked.sentence(e.getMessage());
            }
        }
        Asked.recorded(new Sample(1, 2, Side.CLIENT, rows));
    }
}
