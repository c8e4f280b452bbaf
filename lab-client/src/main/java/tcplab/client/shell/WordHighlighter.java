package tcplab.client.shell;

import java.util.Iterator;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import tcplab.language.Piece;
import tcplab.model.SocketOption;
import tcplab.model.TcpState;

/** Colours a line while it is typed: sockets, words of the language, texts and comments; red what is not known. */
final class WordHighlighter implements Highlighter {
    private final Interpreter interpreter;

    WordHighlighter(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** Several lines are pasted at once. */
    @Override
    public AttributedString highlight(LineReader reader, String entry) {
        AttributedStringBuilder colored = new AttributedStringBuilder();
        String[] lines = entry.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            colored.append(i == 0 ? "" : "\n");
            line(lines[i], colored);
        }
        return colored.toAttributedString();
    }

    private void line(String line, AttributedStringBuilder colored) {
        boolean first = true;
        for (Iterator<Piece> pieces = Piece.of(line).iterator(); pieces.hasNext(); ) {
            Piece piece = pieces.next();
            colored.append(piece.text(), style(piece, first, !pieces.hasNext()));
            first = first && piece.kind() == Piece.Kind.BLANK;
        }
    }

    private AttributedStyle style(Piece piece, boolean first, boolean last) {
        return switch (piece.kind()) {
            case BLANK -> AttributedStyle.DEFAULT;
            case COMMENT -> AttributedStyle.DEFAULT.faint();
            case QUOTED -> AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
            case WORD -> style(piece.text(), first, last);
        };
    }

    private AttributedStyle style(String text, boolean first, boolean last) {
        if (interpreter.isSocket(text)) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN).bold();
        } else if (interpreter.isWord(text)) {
            return AttributedStyle.DEFAULT.bold();
        } else if (SocketOption.of(text).isPresent() || TcpState.of(text).isPresent()) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
        }
        // A word that is still being typed is not wrong yet.
        return first && !last ? AttributedStyle.DEFAULT.foreground(AttributedStyle.RED) : AttributedStyle.DEFAULT;
    }
}
