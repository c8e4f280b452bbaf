package tcplab.text;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The language of a reader, in which sentences are told to him: it is passed to whatever prints. The English text stands in
 * the code and is its own key; the Chinese one is in {@code tcplab/zh.json} of the module. What programs read (verdicts, states, errno, JSON keys)
 * is never translated.
 */
public enum Language {
    EN,
    ZH;

    /** English to Chinese, read when the first sentence is told in it. */
    private static final class Chinese {
        static final Map<String, String> TABLE = Map.copyOf(table());
    }

    /**
     * What the locale asks for: its messages' language, in the order of locale(7). Before them comes what the launcher
     * says that it was, where it had to start Java in another one.
     */
    public static Language of(Map<String, String> environment) {
        for (String name : new String[] {"TCPLAB_LC_MESSAGES", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? ZH : EN;
            }
        }
        return EN;
    }

    /** The sentence in this language; in English where there is no other. */
    public String tell(Told told) {
        if (told.isOneValue()) {
            return String.valueOf(value(told.with().get(0)));
        }
        Object[] values = told.with().stream().map(this::value).toArray();
        String template = this == ZH ? chinese(told) : told.english();
        try {
            return String.format(Locale.ROOT, template, values);
        } catch (IllegalFormatException e) {
            // Of a file that somebody wrote by hand: its values do not fit its form.
            return template + " " + List.of(values);
        }
    }

    /** A list without words stands in no table, however many it is of. */
    private static String chinese(Told told) {
        return told.isList()
                ? told.english().replace(Told.LISTED, "、")
                : Chinese.TABLE.getOrDefault(told.english(), told.english());
    }

    private Object value(Object value) {
        if (value instanceof Told sentence) {
            return tell(sentence);
        }
        return value instanceof Told.Written written ? this == ZH ? written.zh() : written.en() : value;
    }

    /** English to Chinese, of all modules on the class path. */
    static Map<String, String> table() {
        Map<String, String> all = new HashMap<>();
        try {
            for (URL url : Collections.list(Language.class.getClassLoader().getResources("tcplab/zh.json"))) {
                try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    all.putAll(new Gson().fromJson(reader, new TypeToken<Map<String, String>>() {}));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
