package tcplab.command;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tcplab.language.Sort;
import tcplab.language.SyntaxProblem;
import tcplab.language.Tokens;
import tcplab.language.Word;
import tcplab.model.SocketOption;
import tcplab.model.TcpInfo;
import tcplab.peer.Action;
import tcplab.peer.ActionException;
import tcplab.peer.SocketCalls;
import tcplab.text.MayBeMissing;
import tcplab.text.Told;
import tcplab.text.ToldException;

/**
 * getsockopt(2): the value becomes the call's detail.
 *
 * @param option null for TCP_INFO
 * @param field of TCP_INFO; null for another option
 */
public record GetOption(String socket, @MayBeMissing SocketOption option, @MayBeMissing TcpInfo field) implements Action {
    private static final String TCP_INFO = "TCP_INFO";

    static final Verb VERB = Verb.call(
                    GetOption.class,
                    new Word(
                                    Sort.VERB,
                                    "get",
                                    "SOCKET get OPTION | TCP_INFO FIELD",
                                    say("getsockopt(2): records the option's value, or that of one field of TCP_INFO, which claim info judges: %s.",
                                            String.join(" ", TcpInfo.words())),
                                    "conn get SO_ERROR")
                            .offering((before, sockets) -> before.isEmpty()
                                    ? Stream.concat(SocketOption.names().stream(), Stream.of(TCP_INFO)).toList()
                                    : before.equals(List.of(TCP_INFO)) ? TcpInfo.words() : List.of()),
                    GetOption::parse)
            .recordedAs("getsockopt");

    private static Verb.Plan parse(Subject socket, Tokens words, Names names) throws SyntaxProblem {
        if (words.take(TCP_INFO)) {
            TcpInfo field = TcpInfo.of(words.oneOf(say("field of TCP_INFO"), TcpInfo.words())).orElseThrow();
            return stage -> new GetOption(socket.name(), null, field);
        }
        SocketOption option = SocketOption.valueOf(words.oneOf(say("socket option"), SocketOption.names()));
        return stage -> new GetOption(socket.name(), option, null);
    }

    /** The arguments with which a call for the field is recorded. */
    public static String arguments(TcpInfo field) {
        return TCP_INFO + " " + field.word();
    }

    @Override
    public CompletableFuture<Void> perform(SocketCalls calls) throws ActionException {
        return field == null ? calls.getOption(option) : calls.call("getsockopt", arguments(field), this::ask);
    }

    private String ask(SocketCalls.Descriptor descriptor) throws IOException {
        byte[] info = new byte[TcpInfo.BYTES];
        int[] length = {info.length};
        descriptor.call("getsockopt", descriptor.number(), TcpInfo.LEVEL, TcpInfo.NUMBER, info, length);
        return field.value(info, length[0])
                .orElseThrow(() -> new ToldException(say("this kernel's TCP_INFO has no %s", field.word())));
    }
}
