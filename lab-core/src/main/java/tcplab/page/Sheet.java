package tcplab.page;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import tcplab.text.Language;
import tcplab.text.Told;

/** What all pages have in common: head, style, landmarks. */
final class Sheet {
    /** A page may use nothing but its own style and the script that is written in it: no picture, no network. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src ";
    /** One that is served may also run the server's own script, which asks the same server for news. */
    private static final String SERVED = POLICY + "'self'; connect-src 'self'";

    /** The colours of everything, and what a figure looks like, also where it is alone. */
    static final String FIGURE_CSS = resource("figure.css");

    private static final String CSS = FIGURE_CSS + resource("page.css");

    private Sheet() {}

    /** A page as text. @param scripts what it does by itself where scripts run; without, it is whole all the same */
    static String write(Language language, Told title, List<Script> scripts, Element header, Element main) {
        Told written = say("Written by the TCP lab from recorded runs. Verdicts are about the kernel that ran them.");
        String policy = POLICY + scripts.stream().map(Script::source).collect(Collectors.joining(" "));
        return write(language, title, policy, header, main, written, scripts);
    }

    /** One that a server gives out and keeps up to date with a script of its own. @param script its file beside the page */
    static String served(Language language, Told title, String script, Element header, Element main) {
        Element run = Element.of("script").is("src", script).is("defer", "defer");
        Told shown = say("Shown by the TCP lab while it runs. Nothing can be changed from here.");
        return write(language, title, SERVED, header.add(run), main, shown, List.of());
    }

    private static String write(
            Language language, Told title, String policy, Element first, Element main, Told last, List<Script> scripts) {
        String tag = language == Language.ZH ? "zh-CN" : "en";
        Element head = Element.of("head")
                .add(Element.of("meta").is("charset", "utf-8"))
                .add(meta("viewport", "width=device-width, initial-scale=1"))
                .add(meta("generator", Pages.GENERATOR))
                .add(meta("color-scheme", "light dark"))
                .add(Element.of("meta").is("http-equiv", "Content-Security-Policy").is("content", policy))
                .add(Element.of("link").is("rel", "icon").is("href", "data:,"))
                .add(Element.of("title", title))
                .add(Element.style(CSS));
        Element skip = Element.of("a", say("Skip to the content")).is("class", "skip").is("href", "#main");
        Element footer = Element.of("footer", Element.of("p", last));
        Element body = Element.of("body", skip, first, main.is("id", "main").is("tabindex", "-1"), footer)
                .add(scripts.stream().map(Script::element).toList());
        Element html = Element.of("html", head, body)
                .is("xmlns", "http://www.w3.org/1999/xhtml")
                .is("lang", tag)
                .is("xml:lang", tag);
        return "<!DOCTYPE html>\n" + html.write(language) + "\n";
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").is("name", name).is("content", content);
    }

    /** A file of this package's folder, as text. */
    static String resource(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream("/tcplab/page/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
