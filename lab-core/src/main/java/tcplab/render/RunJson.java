package tcplab.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tcplab.event.Call;
import tcplab.event.Environment;
import tcplab.event.SocketNamed;
import tcplab.journal.Entry;
import tcplab.journal.Incarnation;
import tcplab.journal.Passage;
import tcplab.journal.Roll;
import tcplab.journal.SocketHistory;
import tcplab.journal.Timeline;
import tcplab.model.Flag;
import tcplab.model.Segment;
import tcplab.scene.Others;
import tcplab.text.Json;
import tcplab.text.Language;
import tcplab.verdict.Finding;

/**
 * Results as one JSON object: {@code {"environment":{…},"experiments":[{"name","bench","millis","outcome",
 * "findings":[…],"segments":[…],"calls":[…],"others":[…],"states":{"socket":[…]}}]}}. Times are microseconds since the start of the
 * run.
 *
 * <p>What programs read is the same in every language. {@code because}, {@code reason}, {@code note}, {@code problem} and {@code
 * benchReason} are sentences for a reader, in his language.
 *
 * <p>The {@code result} of a call that had not returned when the record ended is {@code pending}.
 *
 * <p>{@code controls} are there if they were run: for each what was changed, and of each claim that names it the
 * verdict {@code here} and {@code there}, and whether it has {@code turned}.
 *
 * <p>{@code others} are events of which nothing here tells, with their {@code words} for a reader.
 *
 * <p>{@code stateSources} names for each state the witness that showed it first: {@code tracepoint}, {@code sock_diag}
 * or {@code ss}.
 *
 * <p>{@code seq} and {@code ack} are relative, {@code absoluteSeq} and {@code absoluteAck} as in the header. A segment
 * that never arrived has {@code "lost":true} and no {@code arrivedMicros}.
 */
public final class RunJson {
    private final Language language;

    private RunJson(Language language) {
        this.language = language;
    }

    /** @param language of the sentences */
    public static String write(List<Result> results, Language language) {
        return new RunJson(language).of(results);
    }

    private String of(List<Result> results) {
        JsonObject root = new JsonObject();
        root.add("environment", environment(results));
        JsonArray experiments = new JsonArray();
        results.forEach(r -> experiments.add(experiment(r)));
        root.add("experiments", experiments);
        return Json.text(root) + "\n";
    }

    /** What all runs have in common; bench and addresses belong to each experiment. */
    private static JsonObject environment(List<Result> results) {
        Optional<Environment> first = results.stream()
                .flatMap(r -> r.timeline().environment().stream())
                .findFirst();
        JsonObject object =
                first.map(e -> Json.tree(e).getAsJsonObject()).orElseGet(JsonObject::new);
        List.of("atNanos", "experiment", "bench", "benchReason", "addresses", "needs").forEach(object::remove);
        return object;
    }

    private JsonObject experiment(Result result) {
        Timeline timeline = result.timeline();
        JsonObject object = new JsonObject();
        object.addProperty("name", result.name());
        object.addProperty("bench", result.bench());
        object.addProperty("millis", result.millis());
        object.addProperty("outcome", result.outcome().word());
        if (result.problem() != null) {
            object.addProperty("problem", language.tell(result.problem()));
        }
        if (result.folder() != null) {
            object.addProperty("folder", result.folder().toString());
        }
        timeline.environment().ifPresent(e -> {
            object.addProperty("benchReason", language.tell(e.benchReason()));
            object.add("addresses", Json.tree(e.addresses()));
        });
        object.add("findings", array(result.findings(), this::finding));
        if (!result.controls().isEmpty()) {
            object.add("controls", array(result.controls(), this::control));
        }
        Roll roll = timeline.roll();
        object.add("segments", array(timeline.passages(), p -> segment(p, roll)));
        StepLines lines = new StepLines(timeline);
        object.add("calls", array(timeline.all(Call.class), c -> call(c, lines)));
        object.add("others", array(Others.of(timeline), this::other));
        object.add("states", states(timeline, known -> known.state().rfc()));
        object.add("stateSources", states(timeline, known -> known.source().name().toLowerCase(Locale.ROOT)));
        return object;
    }

    private static <T> JsonArray array(List<T> things, Function<T, JsonElement> json) {
        JsonArray array = new JsonArray();
        things.forEach(t -> array.add(json.apply(t)));
        return array;
    }

    private JsonObject finding(Finding finding) {
        JsonObject object = new JsonObject();
        object.addProperty("line", finding.line());
        object.addProperty("claim", finding.claim());
        object.addProperty("verdict", finding.verdict().name());
        object.addProperty("recorded", finding.recorded().name());
        object.addProperty("asRecorded", finding.asRecorded());
        object.addProperty("statement", String.join(" ", finding.statements()));
        object.add("evidence", Json.tree(finding.evidence()));
        object.addProperty("because", language.tell(finding.because()));
        object.addProperty("reason", language.tell(finding.reason()));
        object.addProperty("proof", language.tell(finding.proof()));
        return object;
    }

    private JsonObject control(ControlRun control) {
        JsonObject object = new JsonObject();
        object.addProperty("control", control.control());
        if (control.problem() != null) {
            object.addProperty("problem", language.tell(control.problem()));
        }
        object.add("claims", array(control.turns(), turn -> {
            JsonObject claim = new JsonObject();
            claim.addProperty("line", turn.here().line());
            claim.addProperty("claim", turn.here().claim());
            claim.addProperty("here", turn.here().verdict().name());
            claim.addProperty("there", turn.there().verdict().name());
            claim.addProperty("turned", turn.isTurned());
            claim.addProperty("because", language.tell(turn.there().because()));
            return claim;
        }));
        return object;
    }

    private static JsonObject segment(Passage passage, Roll roll) {
        Segment segment = passage.segment();
        JsonObject object = new JsonObject();
        end(object, "from", roll.sender(passage), roll);
        end(object, "to", roll.receiver(passage), roll);
        JsonArray flags = new JsonArray();
        segment.flags().stream().map(Flag::name).forEach(flags::add);
        object.add("flags", flags);
        object.addProperty("len", segment.length());
        object.addProperty("seq", passage.relativeSeq());
        object.addProperty("ack", passage.relativeAck());
        object.addProperty("absoluteSeq", segment.seq());
        object.addProperty("absoluteAck", segment.has(Flag.ACK) ? segment.ack() : null);
        object.addProperty("window", segment.window());
        object.addProperty("atMicros", passage.atNanos() / 1000);
        object.addProperty("arrivedMicros", passage.lost() ? null : passage.arrivedNanos() / 1000);
        object.addProperty("lost", passage.lost());
        object.addProperty("again", passage.again());
        object.addProperty("copy", passage.copy());
        object.addProperty("answer", passage.answer());
        object.addProperty("probe", passage.probe() == null ? null : passage.probe().word());
        object.addProperty("entry", passage.entryId());
        return object;
    }

    private static void end(JsonObject object, String name, Incarnation socket, Roll roll) {
        object.addProperty(name, roll.side(socket.tuple()).word());
        object.addProperty(name + "Socket", roll.name(socket).orElse(null));
        object.addProperty(name + "Endpoint", socket.tuple().local().toString());
    }

    private JsonObject call(Call call, StepLines lines) {
        JsonObject object = new JsonObject();
        object.addProperty("socket", call.socket());
        object.addProperty("side", call.side().word());
        object.addProperty("call", call.name());
        object.addProperty("arguments", call.arguments());
        object.addProperty("result", call.result().word());
        object.addProperty("detail", call.detail());
        if (call.note() != null) {
            object.addProperty("note", language.tell(call.note()));
        }
        object.addProperty("by", call.by().name().toLowerCase(Locale.ROOT));
        object.addProperty("ordinal", call.ordinal());
        object.addProperty("atMicros", call.atNanos() / 1000);
        object.addProperty("endMicros", call.endNanos() / 1000);
        if (call.by() == Call.By.SCRIPT) {
            lines.of(call).ifPresent(l -> object.addProperty("line", l));
        }
        return object;
    }

    private JsonObject other(Entry entry) {
        JsonObject object = new JsonObject();
        object.addProperty("event", entry.event().getClass().getSimpleName());
        object.addProperty("atMicros", entry.event().atNanos() / 1000);
        object.addProperty("words", language.tell(entry.event().inWords()));
        object.addProperty("entry", entry.id());
        return object;
    }

    /** Of each socket a word for each of its states, in order. */
    private static JsonObject states(Timeline timeline, Function<SocketHistory.Known, String> word) {
        JsonObject object = new JsonObject();
        timeline.all(SocketNamed.class).stream()
                .map(SocketNamed::socket)
                .distinct()
                .forEach(s -> object.add(
                        s,
                        Json.tree(SocketHistory.of(timeline, s).states().stream().map(word).toList())));
        return object;
    }
}
