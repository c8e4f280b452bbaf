package tcplab.scene;

import tcplab.event.ChannelEvent;
import tcplab.journal.Entry;
import tcplab.scene.Rung.Cell;
import tcplab.text.Columns;
import tcplab.text.Told;

/** What Netty told a channel, in words and as a row of a ladder: {@code » conn channelRead 5 "hello"}. */
final class ChannelWords {
    /** Stands before it: it comes to the program, as a call comes from it. */
    private static final String TOLD = "» ";

    private ChannelWords() {}

    static Rung rung(Entry entry) {
        ChannelEvent event = (ChannelEvent) entry.event();
        boolean failed = event.name().equals("exceptionCaught")
                || event.name().endsWith("Future") && !event.detail().equals(ChannelEvent.SUCCESS);
        return new Rung.Spoke(event.atNanos(), event.side(), of(event), failed, entry.id(), Cell.NONE);
    }

    private static Told of(ChannelEvent event) {
        String words = CallWords.subject(event.side(), event.socket()) + event.name() + " " + Columns.printable(event.detail());
        return Told.plain(TOLD + words.strip());
    }
}
