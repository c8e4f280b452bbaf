package tcplab.observe;

import static tcplab.text.Told.say;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import tcplab.event.Sample;
import tcplab.host.Child;
import tcplab.host.Station;
import tcplab.model.Crowd;
import tcplab.model.TcpState;
import tcplab.text.Lines;
import tcplab.text.ToldException;

/** A small shell in a station's namespace that runs ss once for each sample, which costs one fork and not a start of its own. */
final class SsSampler implements AutoCloseable {
    /**
     * Followed by the exit status: a listing that failed does not prove that a socket is not there. One that did not may
     * have complained all the same: without a cgroup2 mount, ss says so each time.
     */
    private static final String END = "== end of sample, status ";
    /**
     * Where the kernel shares the processors out among sessions (sched_autogroup_enabled), a session has to give way, too.
     * Of all sessions of ordinary users one may within a tenth of a second (proc_sched_autogroup_set_nice()), and both
     * sides begin at once: it asks before each listing until it is given.
     */
    private static final String SESSION_GIVING_WAY =
            "[ -n \"$given\" ] || { echo 5 >/proc/self/autogroup; } 2>/dev/null && given=yes";
    private static final String SAMPLER =
            "given=; while read -r line; do " + SESSION_GIVING_WAY + "; ss -H -t -a -n -o -e -i -m -O not \"( sport = :" + Crowd.PORT + " or dport = :" + Crowd.PORT + " )\"; echo '" + END + "'$?; done";
    /** It gives way to those whom it watches: a listing takes a processor for as long as a connection lives. */
    private static final String GIVING_WAY = "exec nice -n 5 sh -c \"$1\"";

    private final Station station;
    private final Child shell;
    private final Lines lines;

    SsSampler(Station station) throws IOException {
        this.station = station;
        this.shell = Child.start(station, GIVING_WAY, List.of(SAMPLER), line -> {});
        this.lines = Lines.of(shell.output());
    }

    /** A listing that is whole; the rows are those that concern the scope. */
    synchronized Sample sample(Scope scope) throws IOException {
        Sample sample = listing(scope);
        while (sample.rows().stream().anyMatch(SsSampler::isCeasing)) {
            sample = listing(scope);
        }
        return sample;
    }

    /**
     * True of a socket that ceased to be while the kernel told of it: inet_diag_dump_icsk() collects the sockets of
     * a bucket and reads them when it has let go of it. Its place in the table may be another's by then, as
     * TIME-WAIT's after tcp_time_wait(), of which this listing knows nothing.
     */
    private static boolean isCeasing(Sample.Row row) {
        return row.state() == TcpState.CLOSED && row.local().port() == 0 && row.remote().port() != 0;
    }

    private void ask() throws IOException {
        try {
            OutputStream requests = shell.input();
            requests.write('\n');
            requests.flush();
        } catch (IOException e) {
            throw new ToldException(say("ss ended: %s", shell.ending(e)), e);
        }
    }

    private Sample listing(Scope scope) throws IOException {
        long start = scope.clock().now();
        ask();
        List<Sample.Row> rows = new ArrayList<>();
        String line = lines.next();
        for (; line != null && !line.startsWith(END); line = lines.next()) {
            Sample.Row row = SsParser.row(line);
            if (scope.lists(row.tuple())) {
                rows.add(row);
            }
        }
        if (line == null) {
            throw new ToldException(say("ss ended: %s", shell.ending(new EOFException())));
        }
        String status = line.substring(END.length());
        if (!status.equals("0")) {
            String said = shell.errors();
            throw new ToldException(said.isEmpty()
                    ? say("ss ended with status %s", status)
                    : say("ss ended with status %s: %s", status, said));
        }
        return new Sample(start, scope.clock().now(), station.side(), rows);
    }

    @Override
    public void close() {
        shell.close();
    }
}
