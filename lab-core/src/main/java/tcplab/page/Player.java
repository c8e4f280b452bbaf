package tcplab.page;

import static tcplab.text.Told.say;

import tcplab.text.Told;

/**
 * The controls that show figures step by step: they are hidden until the page's script has found that it can run. It plays
 * what stands in the same part of the page, {@code played}: figures, each followed by its {@link Steps}.
 */
final class Player {
    private Player() {}

    /**
     * Figures with the controls before them.
     *
     * @param content elements or lists of them, among them one figure or more
     * @param file how the picture of what is shown is called when it is saved, without its ending
     */
    static Element of(Object content, String file) {
        Element saves = Element.of("p", save(say("Save as SVG"), file + ".svg"), " ", save(say("Save as PNG"), file + ".png"))
                .is("class", "saves")
                .is("hidden", "hidden");
        return Element.of("div", controls(), content, saves).is("class", "played");
    }

    private static Element controls() {
        Element keys = Element.of("div",
                        button("first", "|←", say("First step")),
                        button("back", "←", say("Step back")),
                        button("play", "▶", say("Play")).is("data-pause", say("Pause")),
                        button("forward", "→", say("Step forward")),
                        button("whole", "→|", say("The whole run")),
                        slider(),
                        Element.of("span").is("class", "place").is("aria-hidden", "true"))
                .is("class", "keys");
        Element told = Element.of("div", say("This is the whole run."), " ",
                        Element.of("span", say("Play it, or go through it with the keys ← and →.")).is("class", "by-keys"))
                .is("class", "told")
                .is("role", "status");
        Element line = Element.of("p").is("class", "at-line").is("hidden", "hidden");
        return Element.of("div", keys, told, line)
                .is("class", "player")
                .is("role", "group")
                .is("aria-label", say("Step by step"))
                .is("hidden", "hidden");
    }

    private static Element save(Told name, String file) {
        return Element.of("a", name).is("class", "save").is("download", file).is("href", "#figure");
    }

    private static Element button(String does, String sign, Told name) {
        return Element.of("button", Element.of("span", sign).is("aria-hidden", "true"))
                .is("type", "button")
                .is("data-does", does)
                .is("aria-label", name)
                .is("title", name);
    }

    private static Element slider() {
        return Element.of("input")
                .is("type", "range")
                .is("min", "1")
                .is("max", "1")
                .is("value", "1")
                .is("aria-label", say("Step"));
    }
}
