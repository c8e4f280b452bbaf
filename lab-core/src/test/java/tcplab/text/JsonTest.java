package tcplab.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void hiddenCharactersAreEscapesThatReadBackTheSame() {
        String hostile = "\u001b]0;pwn\u0007 \u007f \u009b31m \u202e \u2028 关 \ud83d\ude00";
        JsonObject object = new JsonObject();
        object.addProperty(hostile, hostile);
        String text = Json.text(object);
        assertThat(text.codePoints().filter(c -> c != '\n' && Columns.isHidden(c))).isEmpty();
        assertThat(text).contains("\\u009b31m", "关 \ud83d\ude00");
        assertThat(JsonParser.parseString(text)).isEqualTo(object);
    }
}
