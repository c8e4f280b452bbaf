package tcplab.channel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import tcplab.event.ChannelEvent;

/** The last handler of a channel: it records what the pipeline is told, and does nothing else, as a program that has forgotten to, but what the script has it do. */
final class ToldEvents extends ChannelInboundHandlerAdapter {
    /** A text that is longer is told by its length alone. */
    private static final int LONGEST_TEXT = 60;
    private static final int LONGEST_REASON = 200;

    private final ChannelRecord record;
    private final String name;
    private final Program program;
    private final AtomicInteger count = new AtomicInteger();
    /** What the lab does to tidy up is no part of the story. */
    private volatile boolean over;

    /** What the program does when it is told something. */
    interface Program {
        /** @param read what has just been read, or null */
        void told(String event, ByteBuf read);
    }

    ToldEvents(ChannelRecord record, String name, Program program) {
        this.record = record;
        this.name = name;
        this.program = program;
    }

    void end() {
        over = true;
    }

    private void tell(String event, String detail) {
        tell(event, detail, null);
    }

    private void tell(String event, String detail, ByteBuf read) {
        if (!over) {
            // Both in one, so that the order of the numbers is that of the record.
            synchronized (count) {
                record.sink().accept(new ChannelEvent(record.now(), record.side(), name, count.incrementAndGet(), event, detail));
            }
            program.told(event, read);
        }
    }

    /** A future of the channel, told of when it completes. @param event its name */
    void follow(ChannelFuture future, String event) {
        future.addListener(done -> tell(event, done.isSuccess() ? ChannelEvent.SUCCESS : words(done.cause())));
    }

    private static String words(Throwable failure) {
        String text = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        String words = failure.getClass().getSimpleName() + text;
        return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON) + "…";
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        Channel channel = context.channel();
        record.named(name, (InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        tell("channelActive", "");
        // With AUTO_READ the head of the pipeline reads when this has returned.
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        int length = bytes.readableBytes();
        String text = length <= LONGEST_TEXT ? " \"" + bytes.toString(StandardCharsets.UTF_8) + "\"" : "";
        tell("channelRead", length + text, bytes);
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        tell("channelReadComplete", "");
        context.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            tell("ChannelInputShutdownEvent", "");
        } else if (event instanceof ChannelInputShutdownReadComplete) {
            tell("ChannelInputShutdownReadComplete", "");
        } else if (event instanceof ChannelOutputShutdownEvent) {
            tell("ChannelOutputShutdownEvent", "");
        } else if (event instanceof IdleStateEvent idle) {
            tell("IdleStateEvent", idle.state().name());
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        tell("channelWritabilityChanged", Boolean.toString(context.channel().isWritable()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        tell("exceptionCaught", words(cause));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        tell("channelInactive", "");
    }
}
