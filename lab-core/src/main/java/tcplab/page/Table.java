package tcplab.page;

import java.util.ArrayList;
import java.util.List;
import tcplab.text.Told;

/** A table with a caption, whose first column names its rows. It scrolls by itself where it is too wide. */
final class Table {
    private final Told caption;
    private final List<Object> heads;
    private final List<Element> rows = new ArrayList<>();

    /** @param heads texts or sentences */
    Table(Told caption, Object... heads) {
        this.caption = caption;
        this.heads = List.of(heads);
    }

    /** Adds a row; a cell is a text, a sentence or an element. @param id what links to the row, or empty @return the row */
    Element row(String id, Object... cells) {
        Element row = Element.of("tr");
        if (!id.isEmpty()) {
            row.is("id", id);
        }
        for (int i = 0; i < cells.length; i++) {
            row.add(i == 0 ? Element.of("th", cells[i]).is("scope", "row") : Element.of("td", cells[i]));
        }
        rows.add(row);
        return row;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Element draw() {
        Element head = Element.of("tr");
        heads.forEach(text -> head.add(Element.of("th", text).is("scope", "col")));
        Element table = Element.of(
                "table", Element.of("caption", caption), Element.of("thead", head), Element.of("tbody", rows));
        return scrolling(caption, table);
    }

    /** A part that is scrolled by pointer and keyboard, so that the page itself never is sideways. */
    static Element scrolling(Told name, Element content) {
        return Element.of("div", content)
                .is("class", "scroll")
                .is("role", "group")
                .is("aria-label", name)
                .is("tabindex", "0");
    }
}
