package tcplab.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tcplab.event.CounterMoved;
import tcplab.event.Event;
import tcplab.event.Lookup;
import tcplab.event.ResetTraced;
import tcplab.event.RetransmitTraced;
import tcplab.event.Sample;
import tcplab.event.Transition;
import tcplab.journal.Entry;
import tcplab.journal.EventJson;
import tcplab.journal.Timeline;

/** A recorded run with events taken out, doubled, moved and changed, by a {@link Recipe}. */
final class ChangedRun {
    private static final Long[] NUMBERS = {0L, 1L, -1L, 255L, 65_535L, 65_536L, 4_294_967_295L, 4_294_967_296L,
        (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 1_000L, 1_000_000L, 1_000_000_000L};
    private static final String[] TEXTS = {"", " ", "client", "server", "conn", "any", "0.0.0.0", "::", "127.0.0.1", "fd00::1",
        "\u001b[31mred", "a\nb\tc\r", "\u202eright", "\ud800", "</script><b>", "半关闭", "%s %d", "x".repeat(3_000), "\u0000", "-1", "EOF", "EPIPE"};
    private static final Long[] MOVES = {1L, -1L, 1_000L, -1_000L, 1_000_000L, -1_000_000L, 60_000_000_000L, -60_000_000_000L, Long.MAX_VALUE};

    /** What witnesses other than tcpdump may have missed, or tell in vain. */
    private static final Set<Class<?>> SEEN = Set.of(
            Transition.class, Sample.class, Lookup.class, ResetTraced.class, RetransmitTraced.class, CounterMoved.class);

    private final Recipe recipe;
    private final List<Event> events;
    private final List<Event> others;

    private ChangedRun(Recipe recipe, List<Event> events, List<Event> others) {
        this.recipe = recipe;
        this.events = new ArrayList<>(events);
        this.others = others;
    }

    /** Whatever a file might tell. @param others of another run, some of which get into it */
    static Timeline wildly(Recipe recipe, List<Event> events, List<Event> others) {
        ChangedRun run = new ChangedRun(recipe, events, others);
        while (recipe.hasMore()) {
            run.change();
        }
        return run.timeline();
    }

    /** Some of what witnesses other than tcpdump have seen is taken out, and nothing gets in that is not so. */
    static Timeline mildly(Recipe recipe, List<Event> events) {
        ChangedRun run = new ChangedRun(recipe, events, List.of());
        while (recipe.hasMore()) {
            Class<?> kind = run.any().getClass();
            int one = recipe.choose(run.events.size());
            boolean all = recipe.choose(4) == 0;
            if (all && SEEN.contains(kind)) {
                run.events.removeIf(event -> event.getClass() == kind);
            } else if (SEEN.contains(run.events.get(one).getClass())) {
                run.events.remove(one);
            }
        }
        return run.timeline();
    }

    private Timeline timeline() {
        List<Entry> entries = new ArrayList<>();
        events.forEach(event -> entries.add(new Entry(entries.size() + 1, event)));
        return new Timeline(entries);
    }

    private Event any() {
        return events.get(recipe.choose(events.size()));
    }

    private void change() {
        if (events.isEmpty()) {
            events.addAll(others);
            recipe.choose(1);
            return;
        }
        int what = recipe.choose(12);
        int one = recipe.choose(events.size());
        switch (what) {
            case 0 -> events.remove(one);
            case 1 -> events.add(recipe.choose(events.size()), events.get(one));
            case 2 -> Collections.swap(events, one, recipe.choose(events.size()));
            case 3 -> events.removeIf(event -> event.getClass() == events.get(one).getClass() && recipe.choose(2) == 0);
            case 4 -> events.subList(one, Math.min(events.size(), one + recipe.choose(20))).clear();
            case 5 -> events.add(one, others.get(recipe.choose(others.size())));
            case 6 -> rewrite(one, this::move);
            case 7, 8 -> rewrite(one, event -> leaf(event, recipe.pick(NUMBERS)));
            case 9 -> rewrite(one, event -> leaf(event, recipe.pick(TEXTS)));
            default -> rewrite(one, this::borrow);
        }
    }

    /** An event that is none any more stays as it was. */
    private void rewrite(int one, Consumer<JsonObject> change) {
        JsonObject object = JsonParser.parseString(EventJson.write(events.get(one))).getAsJsonObject();
        change.accept(object);
        try {
            events.set(one, EventJson.read(object));
        } catch (JsonParseException e) {
            Asked.sentence(e.getMessage());
        }
    }

    private void move(JsonObject event) {
        long by = recipe.pick(MOVES);
        for (String field : new String[] {"atNanos", "endNanos"}) {
            if (event.has(field)) {
                event.addProperty(field, event.get(field).getAsLong() + by);
            }
        }
    }

    /** One value, however deep, becomes this one. */
    private void leaf(JsonObject event, Object value) {
        List<Consumer<JsonPrimitive>> places = new ArrayList<>();
        JsonPrimitive primitive = value instanceof Long number ? new JsonPrimitive(number) : new JsonPrimitive((String) value);
        leaves(event, primitive.isNumber(), places);
        if (!places.isEmpty()) {
            places.get(recipe.choose(places.size())).accept(primitive);
        }
    }

    private static void leaves(JsonElement in, boolean numbers, List<Consumer<JsonPrimitive>> places) {
        if (in instanceof JsonObject object) {
            for (String name : object.keySet()) {
                add(object.get(name), numbers, places, value -> object.add(name, value));
            }
        } else if (in instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                add(array.get(i), numbers, places, value -> array.set(place, value));
            }
        }
    }

    private static void add(
            JsonElement found, boolean numbers, List<Consumer<JsonPrimitive>> places, Consumer<JsonPrimitive> setter) {
        if (found instanceof JsonPrimitive primitive && primitive.isNumber() == numbers) {
            places.add(setter);
        } else {
            leaves(found, numbers, places);
        }
    }

    /** A field becomes that of another event of its kind. */
    private void borrow(JsonObject event) {
        JsonObject other = JsonParser.parseString(EventJson.write(any())).getAsJsonObject();
        List<String> names = other.keySet().stream().filter(event::has).toList();
        String name = names.get(recipe.choose(names.size()));
        if (!name.equals("event")) {
            event.add(name, other.get(name));
        }
    }
}
