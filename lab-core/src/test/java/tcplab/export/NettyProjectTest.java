package tcplab.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tcplab.command.StepFailure;
import tcplab.page.Account;
import tcplab.page.Recordings;
import tcplab.script.Experiment;
import tcplab.script.Parsed;
import tcplab.script.ScriptParser;
import tcplab.text.Language;

class NettyProjectTest {
    private static final String NETTY = "4.2.18.Final";

    private static final String OPEN = "server listen 7000\nclient connect server:7000\nserver accept -> conn\n";

    @TempDir
    Path folder;

    private static Experiment experiment(String text) {
        Parsed parsed = ScriptParser.parse("x.lab", "x", text, Set.of());
        assertThat(parsed.problems()).isEmpty();
        return parsed.experiment();
    }

    private static String program(String text) throws Exception {
        return NettyProject.of(experiment(text), null, NETTY, Language.EN).get("src/main/java/reproducer/Reproducer.java");
    }

    @Test
    void aTextOfNothingButQuotesIsATextOfTheProgram() throws Exception {
        String quotes = "\\\"".repeat(4_900);
        assertThat(program(OPEN + "client send \"" + quotes + "\"\n")).contains("client.writeAndFlush(text(\"" + quotes + "\"))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "client send \"a\\\"b\" | did(\"client send \\\"a\\\\\\\"b\\\"\", client.writeAndFlush(text(\"a\\\"b\")));",
                "client send 2000 | client.writeAndFlush(bytes(2000))",
                "conn recv | System.out.println(\"conn recv: \" + recv(conn));",
                "conn recv eof | recvToEof(conn)",
                "client shutdown WR | client.shutdownOutput()",
                "client shutdown RDWR | client.shutdown()",
                "client close | client.close()",
                "client abort | client.config().setOption(ChannelOption.SO_LINGER, 0);",
                "client set SO_LINGER off | setOption(ChannelOption.SO_LINGER, -1)",
                "conn set TCP_QUICKACK 1 | setOption(EpollChannelOption.TCP_QUICKACK, true)",
                "conn set TCP_LINGER2 3 | setOption(new IntegerUnixChannelOption(\"TCP_LINGER2\", 6, 8), 3)",
                "conn get SO_ERROR | getOption(new IntegerUnixChannelOption(\"SO_ERROR\", 1, 4))",
                "await client TIME-WAIT | await(client, \"TIME-WAIT\", 10_000);",
                "await conn absent within 300ms | await(conn, \"absent\", 300);",
                "await conn unread | await(conn, \"unread\", 10_000);",
                "pause 60ms | Thread.sleep(60);",
                "client connect server:7000 -> new & | ChannelFuture new_call_4 = new_.connect(",
                "server listen 7001 backlog 1 -> class | class_.config().setBacklog(1);"
            })
    void eachCallBecomesNettysOwn(String step, String java) throws Exception {
        assertThat(program(OPEN + step)).contains(java);
    }

    @Test
    void aReactionRunsInTheEventLoopWithoutWaiting() throws Exception {
        assertThat(program(OPEN + "conn on eof: set TCP_QUICKACK 1; send \"bye\"; abort"))
                .contains("""
                                onEof(conn, () -> {
                                    conn.config().setOption(EpollChannelOption.TCP_QUICKACK, true);
                                    conn.writeAndFlush(text("bye"));
                                    conn.config().setOption(ChannelOption.SO_LINGER, 0);
                                    conn.close();
                                });
                        """);
    }

    @Test
    void aCallInTheBackgroundIsWaitedForWhereTheScriptDoes() throws Exception {
        assertThat(program("server listen 7000\nclient connect server:7000 &\nawait client calls"))
                .containsSubsequence(
                        "ChannelFuture client_call_2 = client.connect(", "begun(client);",
                        "did(\"client connect server:7000 &\", client_call_2);");
    }

    @Test
    void anOptionBeforeBindAndListenIsOfTheListener() throws Exception {
        assertThat(program("server socket\nserver set SO_REUSEADDR 1\nserver bind 7000\nserver listen"))
                .containsSubsequence(
                        "EpollServerSocketChannel server = listener();",
                        "server.config().setOption(ChannelOption.SO_REUSEADDR, true);", "server.bind(");
    }

    @Test
    void aHeadingCannotLeaveItsComment() throws Exception {
        assertThat(program("# one */ two\n\n" + OPEN + "# three \\u000a four\nclient close"))
                .contains("/** one * / two */")
                .contains("// three \\\\u000a four");
    }

    @Test
    void anIpv6ExperimentIsOneOfIpv6() throws Exception {
        Map<String, String> files = NettyProject.of(experiment("ipv6\n" + OPEN), null, NETTY, Language.EN);
        assertThat(files.get("src/main/java/reproducer/Reproducer.java"))
                .contains("SocketProtocolFamily.INET6", "/proc/net/tcp6", "\"::1\"")
                .doesNotContain("{{", "127.0");
    }

    @Test
    void oneFileHasWhatIsUsedAndNothingElse() throws Exception {
        Map<String, String> files = NettyProject.of(experiment(OPEN + "client send \"// bytes(\""), null, NETTY, Language.EN);
        assertThat(files).containsOnlyKeys("README.md", "pom.xml", "run.sh", "src/main/java/reproducer/Reproducer.java");
        assertThat(files.get("src/main/java/reproducer/Reproducer.java"))
                .contains("import io.netty.channel.epoll.EpollSocketChannel;", "static ByteBuf text(")
                .doesNotContain("static ByteBuf bytes(", "recvToEof", "onError(Epoll", "import io.netty.channel.epoll.EpollChannelOption;");
        assertThat(program(OPEN + "client send 2000\nconn recv eof")).contains("static ByteBuf bytes(", "static String recvToEof(");
    }

    @Test
    void itsHeadSaysWhatWasExpectedAndWhatHappened() throws Exception {
        Account account = Recordings.account("close/three-way");
        String one = NettyProject.of(account.experiment(), account.result(), NETTY, Language.EN).get("src/main/java/reproducer/Reproducer.java");
        assertThat(one).startsWith("/*\n * close/three-way: ");
        assertThat(one.substring(0, one.indexOf(" */"))).contains("\n * expected: ", "\n * happened: CONFIRMED – 3: client:FIN+ACK conn:FIN+ACK client:ACK\n",
                " * often believed: Segments of the close: 4\n * happened: REFUTED – ", " * It happened on Linux ");
        assertThat(program(OPEN + "claim never RST\nclaim never RST\nclaim end client absent").split("expected: ")).hasSize(3);
        assertThat(program(OPEN + "claim never RST")).contains(" * happened: no run of it was kept\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wire drop client:FIN | wire",
                "await wire held client:FIN | wire",
                "await client:FIN(again) | sees no segments",
                "wire release client:FIN | wire",
                "client sysctl tcp_fin_timeout 2 | settings",
                "client sysctl tcp_fin_timeout | settings",
                "server kill | process",
                "conn dup -> copy | no such call",
                "conn fork -> worker | no such call",
                "client send \"x\" urgent | no such call",
                "conn recv & | no such call",
                "conn recv peek | no such call",
                "conn recv urgent | no such call",
                "conn get TCP_INFO rto | no such call",
                "conn recv nonblocking | never waits",
                "client connect AF_UNSPEC | no such call",
                "conn shutdown RD | shutdownInput",
                "server set TCP_NODELAY 1 | each accepted connection",
                "await server ESTABLISHED | no name"
            })
    void whatAPlainProgramCannotDoIsRefusedWithItsStepAndItsLine(String step, String why) {
        assertThatThrownBy(() -> program(OPEN + step))
                .isInstanceOf(StepFailure.class)
                .hasMessageStartingWith("x.lab:4: " + step + ": ")
                .hasMessageContaining(why);
    }

    @Test
    void aSocketThatIsUsedAgainAfterItsCloseIsRefused() {
        assertThatThrownBy(() -> program(OPEN + "client close\nclient connect server:7000"))
                .hasMessageContaining("x.lab:5").hasMessageContaining("another name");
    }

    @Test
    void aCloseThatUnreadBytesMakeAnRstIsRefusedAfterAFin() throws Exception {
        String unread = OPEN + "client send \"x\"\nclient shutdown WR\nconn close";
        assertThatThrownBy(() -> program(unread)).hasMessageContaining("x.lab:6").hasMessageContaining("RST");
        assertThat(program(OPEN + "client send \"x\"\nclient shutdown WR\nconn recv\nconn close")).isNotEmpty();
        assertThat(program(OPEN + "client send \"x\"\nconn close")).isNotEmpty();
    }

    @Test
    void readsOfDifferentSizesAreRefusedAndOneSizeIsTheBuffers() throws Exception {
        assertThatThrownBy(() -> program(OPEN + "conn recv 1\nconn recv 2")).hasMessageContaining("x.lab:5");
        assertThat(NettyProject.of(experiment(OPEN + "conn recv 7"), null, NETTY, Language.EN).get("src/main/java/reproducer/Reproducer.java"))
                .contains("new FixedRecvByteBufAllocator(7)");
    }

    @Test
    void theReadmeSaysHowToRunItAndWhatToExpect() throws Exception {
        String readme = NettyProject.of(experiment(OPEN + "claim never RST"), null, NETTY, Language.EN).get("README.md");
        assertThat(readme).contains("tcpdump -i lo -n -tt 'tcp port 7000'", "./run.sh", "CONFIRMED never RST", "- Netty: 4.");
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws Exception {
        Map<String, String> files = NettyProject.of(experiment(OPEN), null, NETTY, Language.EN);
        NettyProject.write(files, folder.resolve("new/project"));
        assertThat(folder.resolve("new/project/run.sh")).isExecutable();
        Files.writeString(folder.resolve("mine"), "");
        assertThatThrownBy(() -> NettyProject.write(files, folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not empty");
    }
}
