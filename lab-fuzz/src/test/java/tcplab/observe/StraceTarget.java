package tcplab.observe;

import java.util.List;
import tcplab.event.Call;
import tcplab.event.CallResult;
import tcplab.fuzz.Asked;
import tcplab.fuzz.Seeds;
import tcplab.fuzz.Target;
import tcplab.journal.LabClock;
import tcplab.model.Side;

/** What strace prints of nc and ncat. */
public final class StraceTarget implements Target {
    private static final LabClock CLOCK = new LabClock(1_795_248_100_000_000_000L);
    /** Lines of strace 6.1 with OpenBSD netcat 1.219 and Ncat 7.93. */
    private static final List<String> PRINTED = List.of(
            "1795248100.280408 socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 4 <0.000016>",
            "1795248100.280430 setsockopt(4, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0 <0.000007>",
            "1795248100.280442 bind(4, {sa_family=AF_INET, sin_port=htons(6666), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0 <0.000012>",
            "1795248100.280514 connect(4, {sa_family=AF_INET, sin_port=htons(6666), sin_addr=inet_addr(\"127.0.0.1\")}, 16)"
                    + " = -1 EINPROGRESS (Operation now in progress) <0.000055>",
            "1795248100.280609 getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0 <0.000008>",
            "1795248100.281000 write(4, \"hello\\n\", 6) = 6 <0.000012>",
            "1795248100.281100 read(4, \"x\", 4096)      = 1 <0.000006>",
            "1795248100.281200 close(4)              = 0 <0.000008>",
            "1795248100.380408 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 3 <0.000016>",
            "1795248100.380442 connect(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), "
                    + "inet_pton(AF_INET6, \"fd83::1\", &sin6_addr), sin6_scope_id=0}, 28) = 0 <0.000012>",
            "1795248100.381000 close(3 <unfinished ...>",
            "1795248100.381009 <... close resumed>) = 0 <0.000009>",
            "1795248100.381100 --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=7, si_uid=0} ---",
            "1795248100.381200 +++ killed by SIGTERM +++");

    @Override
    public String name() {
        return "strace";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                Seeds.bytes(String.join("\n", PRINTED) + "\n"),
                Seeds.bytes(String.join("\n", PRINTED.subList(0, 5)) + "\n"),
                Seeds.bytes(String.join("\n", PRINTED.subList(8, PRINTED.size())) + "\n"));
    }

    @Override
    public int longestBytes() {
        return 3_000;
    }

    @Override
    public void take(byte[] input) {
        StraceParser parser = new StraceParser();
        for (String line : Asked.lines(input)) {
            try {
                parser.line(line).ifPresent(StraceTarget::record);
            } catch (IllegalArgumentException e) {
                Asked.sentence(e.getMessage());
            }
            parser.waiting(line).ifPresent(StraceTarget::record);
        }
    }

    /** As {@link Netcat} does. */
    private static void record(StraceParser.Seen seen) {
        long at = CLOCK.ofWall(seen.wallNanos());
        Asked.that(seen.endsConnecting() || !seen.name().isEmpty(), "a call without a name");
        Asked.recorded(new Call(at, at + seen.lastedNanos(), Side.CLIENT, "nc", 1, Call.By.NETCAT, seen.name(),
                seen.arguments(), CallResult.of(seen.result()), seen.detail()));
    }
}
