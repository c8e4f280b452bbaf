package tcplab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Unread;
import tcplab.model.Endpoint;
import tcplab.model.Side;

/** On lines of strace 6.1 on x86-64: OpenBSD netcat 1.219, Ncat 7.93, netcat 1.10-47. */
class StraceParserTest {
    private static List<StraceParser.Seen> seen(String... lines) {
        StraceParser parser = new StraceParser();
        return List.of(lines).stream().map(parser::line).flatMap(Optional::stream).toList();
    }

    private static final String SOCKET =
            "1795248100.280408 socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP) = 4 <0.000016>";

    @Test
    void theCallsOnATcpSocketAreRead() {
        List<StraceParser.Seen> calls = seen(
                SOCKET,
                "1795248100.280442 bind(4, {sa_family=AF_INET, sin_port=htons(6666), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0 <0.000012>",
                "1795248100.280514 connect(4, {sa_family=AF_INET, sin_port=htons(6666), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = -1 EINPROGRESS (Operation now in progress) <0.000055>",
                "1795248100.280609 getsockopt(4, SOL_SOCKET, SO_ERROR, [0], [4]) = 0 <0.000008>");
        assertThat(calls).containsExactly(
                new StraceParser.Seen(1_795_248_100_280_408_000L, 16_000, "socket",
                        "AF_INET, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_TCP", "4", "", null),
                new StraceParser.Seen(1_795_248_100_280_442_000L, 12_000, "bind", "0.0.0.0:6666", "0", "",
                        new Endpoint("0.0.0.0", 6666)),
                new StraceParser.Seen(1_795_248_100_280_514_000L, 55_000, "connect", "127.0.0.1:6666", "EINPROGRESS",
                        "", new Endpoint("127.0.0.1", 6666)),
                new StraceParser.Seen(1_795_248_100_280_609_000L, 8_000, "getsockopt", "SO_ERROR", "0", "0", null));
        assertThat(calls).extracting(StraceParser.Seen::endsConnecting).containsExactly(false, false, false, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1795248100.280408|99999999999999999999.280408", "1795248100.280408|4294967296.280408", "<0.000012>|<1000001.000012>",
        "<0.000012>|<99999999999999999999.000012>",
        "htons(6666)|htons(66666)", "htons(6666)|htons(99999999999)", "0.0.0.0|0.0.0.0.0"})
    void numbersThatCannotBeAreSaidWithTheLine(String change) {
        String bind = "1795248100.280408 bind(4, {sa_family=AF_INET, sin_port=htons(6666), sin_addr=inet_addr(\"0.0.0.0\")}, 16) = 0 <0.000012>";
        String wrong = bind.replace(change.split("\\|")[0], change.split("\\|")[1]);
        assertThatThrownBy(() -> seen(SOCKET, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no known form of a call: " + wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1795248100.281000 write(4, \"hello\\n\", 6", "1795248100.281000 close(4)              = 0",
        "1795248100.281000 shutdown(4, SHUT_WR) = zero <0.000008>"})
    void aCallOnASocketThatGoesOnInNoKnownFormIsSaid(String line) {
        assertThatThrownBy(() -> seen(SOCKET, line)).hasMessage("no known form of a call: " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1795248100.281000 read(4,  <unfinished ...>", "1795248100.281000 read(4, 0x7ffd, 4096) = ? ERESTARTSYS (To be restarted)",
        "1795248100.281000 write(5, \"hello", "1795248100.281100 --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER} ---",
        "1795248100.281200 +++ killed by SIGTERM +++", ""})
    void whatIsNoReturnedCallOnASocketIsPassedOver(String line) {
        assertThat(seen(SOCKET, line)).hasSize(1);
    }

    private static Optional<StraceParser.Seen> waiting(String text, String... lines) {
        StraceParser parser = new StraceParser();
        List.of(lines).forEach(parser::line);
        return parser.waiting(text);
    }

    private static StraceParser.Seen pending(String name, String arguments) {
        return new StraceParser.Seen(1_795_248_100_281_000_000L, 0, name, arguments, "pending", "", null);
    }

    @Test
    void aLineThatHasBegunShowsTheCallThatTheProgramIsIn() {
        assertThat(waiting("1795248100.281000 recvfrom(4, ", SOCKET)).contains(pending("recvfrom", ""));
        assertThat(waiting("1795248100.281000 sendto(4, \"xx\"..., 9000000, 0, NULL, 0", SOCKET))
                .contains(pending("sendto", "\"xx\"..., 9000000, 0, NULL, 0"));
        assertThat(waiting("1795248100.281000 connect(4, {sa_family=AF_INET, sin_port=htons(7788), sin_addr=inet_addr(\"127.0.0.9\")}, 16", SOCKET))
                .contains(new StraceParser.Seen(1_795_248_100_281_000_000L, 0, "connect", "127.0.0.9:7788", "pending", "",
                        new Endpoint("127.0.0.9", 7788)));
        assertThat(waiting("1795248100.281000 read(0, ", SOCKET)).isEmpty();
        assertThat(waiting("", SOCKET)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1795248100.281000 recvfrom(4,  <unfinished ...>) = ?", "1795248100.281000 recvfrom(4,  <unfinished ...>",
        "1795248100.281000 recvfrom(4) = ?", "1795248100.281000 recvfrom(4, ) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <1.186097>"})
    void aCallInWhichTheProgramWasEndedHasNotReturned(String line) {
        assertThat(waiting("", SOCKET, line, "1795248101.381200 +++ killed by SIGKILL +++")).contains(pending("recvfrom", ""));
    }

    @Test
    void aCallThatWasOnlyInterruptedIsMadeAgain() {
        assertThat(waiting("", SOCKET, "1795248100.281000 recvfrom(4, 0x7f, 9, 0, NULL, NULL) = ? ERESTARTSYS (To be restarted if SA_RESTART is set) <1.186097>",
                        "1795248101.381000 --- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---",
                        "1795248101.382000 recvfrom(4, \"x\", 9, 0, NULL, NULL) = 1 <0.000012>"))
                .isEmpty();
    }

    @Test
    void unreadLinesAreCountedAndTheFirstIsQuoted() {
        UnreadLines unread = new UnreadLines(Side.CLIENT, "nc");
        assertThat(unread.news(1)).isEmpty();
        unread.add("first");
        unread.add("second");
        assertThat(unread.news(2)).contains(new Unread(2, Side.CLIENT, "nc", 2, "first"));
        assertThat(unread.news(3)).isEmpty();
        unread.add("x".repeat(100_000));
        assertThat(unread.news(4)).contains(new Unread(4, Side.CLIENT, "nc", 3, "first"));
    }

    @Test
    void optionsAreWrittenAsTheScriptWritesThem() {
        assertThat(seen(SOCKET, "1795248100.280430 setsockopt(4, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0 <0.000007>").get(1)
                        .arguments())
                .isEqualTo("SO_REUSEADDR 1");
        assertThat(seen(SOCKET, "1795248100.280430 getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0 <0.000007>")
                        .get(1).detail())
                .isEqualTo("ECONNREFUSED");
    }

    @Test
    void otherDescriptorsAreNobodysSockets() {
        assertThat(seen(
                        "1795248100.277536 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0) = 4 <0.000017>",
                        "1795248100.277574 connect(4, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110) = -1 ENOENT (No such file or directory) <0.000015>",
                        "1795248100.277628 close(4)              = 0 <0.000010>",
                        "1795248100.278173 read(4, \"\", 4096)       = 0 <0.000006>"))
                .isEmpty();
    }

    @Test
    void aClosedNumberIsNoSocketAnyMore() {
        assertThat(seen(SOCKET,
                        "1795248100.281000 close(4)              = 0 <0.000008>",
                        "1795248100.281100 read(4, \"x\", 4096)      = 1 <0.000006>"))
                .extracting(StraceParser.Seen::name)
                .containsExactly("socket", "close");
    }

    @Test
    void anIpv6EndpointIsRead() {
        assertThat(seen(
                        "1795248100.280408 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 3 <0.000016>",
                        "1795248100.280442 connect(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"fd83::1\", &sin6_addr), sin6_scope_id=0}, 28) = 0 <0.000012>")
                        .get(1).endpoint())
                .isEqualTo(new Endpoint("fd83::1", 80));
    }

    @Test
    void whatIsNoCallIsPassedOver() {
        assertThat(seen(SOCKET, "", "+++ exited with 0 +++", "1795248100.2 bind(4", "strace: Process 7 detached",
                        "1795248100.280442 --- SIGTERM {si_signo=SIGTERM} ---"))
                .hasSize(1);
    }
}
