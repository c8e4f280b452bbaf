package tcplab.render;

import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/**
 * How text is to be rendered and written.
 *
 * @param width columns that no line may exceed; less than 20 counts as 20
 * @param unicode false for ASCII only
 * @param color true if whoever writes it adds the codes of its inks
 * @param language in which sentences are told
 */
public record Style(int width, boolean unicode, boolean color, Language language) {
    public Style {
        width = Math.max(20, width);
    }

    /** In English. */
    public Style(int width, boolean unicode, boolean color) {
        this(width, unicode, color, Language.EN);
    }

    /** The sentence in the reader's language. */
    public String tell(Told sentence) {
        return language.tell(sentence);
    }

    /** The same on one line, its hidden characters to be seen: for a sentence with words that the lab did not write. */
    public String printable(Told sentence) {
        return Glyph.TOLD.within(Columns.printable(tell(sentence)), this);
    }
}
