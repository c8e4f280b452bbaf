package tcplab.client.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import tcplab.model.SocketOption;
import tcplab.model.TcpState;

/** Colours a line while it is typed: sockets, words of the language, texts and comments; red what is not known. */
final class WordHighlighter implements Highlighter {
    private static final Pattern PIECE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?|#.*|\\s+|[^\\s\"]+");

    private final Interpreter interpreter;

    WordHighlighter(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder colored = new AttributedStringBuilder();
        Matcher piece = PIECE.matcher(line);
        boolean first = true;
        while (piece.find()) {
            String text = piece.group();
            boolean last = piece.end() == line.length();
            colored.append(text, style(text, first, last));
            first = first && text.isBlank();
        }
        return colored.toAttributedString();
    }

    private AttributedStyle style(String text, boolean first, boolean last) {
        if (text.isBlank()) {
            return AttributedStyle.DEFAULT;
        } else if (text.startsWith("#")) {
            return AttributedStyle.DEFAULT.faint();
        } else if (text.startsWith("\"")) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
        } else if (interpreter.isSocket(text)) {
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
