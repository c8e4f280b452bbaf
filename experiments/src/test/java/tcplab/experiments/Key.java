package tcplab.experiments;

import com.google.gson.JsonObject;

/** A key of a keyboard, as the DevTools protocol names it. */
enum Key {
    TAB("Tab", 9, ""),
    ENTER("Enter", 13, "\r"),
    SPACE(" ", 32, " "),
    END("End", 35, ""),
    HOME("Home", 36, ""),
    LEFT("ArrowLeft", 37, ""),
    UP("ArrowUp", 38, ""),
    RIGHT("ArrowRight", 39, ""),
    DOWN("ArrowDown", 40, "");

    private final String key;
    private final int code;
    private final String text;

    Key(String key, int code, String text) {
        this.key = key;
        this.code = code;
        this.text = text;
    }

    /** @param type {@code keyDown} or {@code keyUp} */
    String event(String type) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("key", key);
        event.addProperty("code", key.equals(" ") ? "Space" : key);
        event.addProperty("windowsVirtualKeyCode", code);
        if (type.equals("keyDown") && !text.isEmpty()) {
            event.addProperty("text", text);
        }
        return event.toString();
    }
}
