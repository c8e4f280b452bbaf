package tcplab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tcplab.event.WentOn;
import tcplab.language.SyntaxProblem;
import tcplab.model.Side;
import tcplab.render.Ladder;
import tcplab.render.Style;
import tcplab.scene.Drawing;
import tcplab.text.Told;

/** What an await does when what it waits for does not come. */
class AwaitTest {
    private final List<Object> wentOn = new ArrayList<>();

    /** Where nothing that is awaited ever comes. */
    private final Stage stage = (Stage) Proxy.newProxyInstance(Stage.class.getClassLoader(), new Class<?>[] {Stage.class},
            (proxy, method, arguments) -> {
                if (method.getName().equals("wentOn")) {
                    return wentOn.add(arguments[0]) ? null : null;
                }
                throw new StepFailure("client was not CLOSING");
            });

    private static Step parsed(String line) throws SyntaxProblem {
        Names names = new Names();
        assertThat(names.sideOf("client")).isEqualTo(Side.CLIENT);
        return Verbs.parse(line, names);
    }

    @Test
    void whatTheScriptGoesOnWithoutIsTold() throws Exception {
        parsed("await client CLOSING within 1s or go on").perform(stage);
        assertThat(wentOn).singleElement().hasToString("client was not CLOSING");
    }

    @Test
    void anAwaitThatStopsTheRunGoesOnWithoutNothing() throws Exception {
        Step step = parsed("await client CLOSING within 1s");
        assertThatThrownBy(() -> step.perform(stage)).isInstanceOf(StepFailure.class);
        assertThat(wentOn).isEmpty();
    }

    @Test
    void theLadderShowsWhatTheScriptWentOnWithout() {
        Drawing run = Drawing.wire().segment(10, Drawing.CLIENT_WIRE, Drawing.SERVER_WIRE, "SYN", 0, 0, 0);
        run.add(new WentOn(20_000, 7, "await client CLOSING within 1s or go on", Told.plain("client was not CLOSING")));
        assertThat(Ladder.draw(run.timeline(), new Style(140, true, false)).toString())
                .contains("await client CLOSING within 1s or go on: client was not CLOSING");
    }
}
