package tcplab.client.cli;

import static tcplab.text.Told.say;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tcplab.attach.Fault;
import tcplab.attach.Held;
import tcplab.attach.Program;
import tcplab.attach.SocketTable;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.model.TcpState;
import tcplab.render.Painted;
import tcplab.symptom.Symptom;
import tcplab.text.Columns;
import tcplab.text.Language;
import tcplab.text.Told;

/** What is said of a program's sockets, for people and for programs. */
final class AttachText {
    private static final int MOST_HOLDERS = 3;

    private final Console console;
    private final Painted text = new Painted();

    AttachText(Console console) {
        this.console = console;
    }

    Painted all() {
        return text;
    }

    /** @param program null if it is no single program */
    void title(Told title, Program program) {
        text.add(Console.bold(console.tell(title))).add("\n");
        if (program != null && program.descriptors().isPresent() && program.limit().isPresent()) {
            long open = program.descriptors().getAsLong();
            long limit = program.limit().getAsLong();
            paragraph(console.tell(program.isNearItsLimit()
                    ? say("%1$d of %2$d descriptors are open: accept() and connect() will soon fail with EMFILE", open, limit)
                    : say("%1$d of %2$d descriptors are open", open, limit)), 2);
        } else if (program != null) {
            paragraph(console.tell(say("it is another user's: what only root may see is missing here")), 2);
        }
    }

    /** How many sockets are in which state. @param whole where the listeners are looked for */
    void table(SocketTable whole, SocketTable its) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(console.tell(say("state")), console.tell(say("inbound")), console.tell(say("outbound")), "Recv-Q", "Send-Q"));
        byState(its).forEach((state, all) -> {
            long inbound = all.stream().filter(whole::isInbound).count();
            boolean listens = state == TcpState.LISTEN;
            rows.add(List.of(state.rfc(), "" + (listens ? all.size() : inbound), listens ? "" : "" + (all.size() - inbound),
                    "" + all.stream().mapToLong(one -> one.row().recvQ()).sum(), "" + all.stream().mapToLong(one -> one.row().sendQ()).sum()));
        });
        if (rows.size() == 1) {
            return;
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            int column = i;
            widths.add(rows.stream().mapToInt(row -> Columns.width(row.get(column))).max().orElse(0));
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ").append(Columns.pad(row.get(0), widths.get(0)));
            for (int i = 1; i < row.size(); i++) {
                line.append("  ").append(Columns.padLeft(row.get(i), widths.get(i)));
            }
            text.add(line.toString().stripTrailing() + "\n");
        }
    }

    private static Map<TcpState, List<Held>> byState(SocketTable table) {
        return table.all().stream().collect(Collectors.groupingBy(one -> one.row().state(), TreeMap::new, Collectors.toList()));
    }

    /** @param its none where there is nothing to judge */
    void faults(List<Fault> faults, SocketTable its) throws IOException {
        text.add("\n");
        if (its.all().isEmpty()) {
            paragraph(console.tell(say("it has no TCP socket here: one in another network namespace is found by its process alone")), 0);
        } else if (faults.isEmpty()) {
            paragraph(console.tell(say("nothing here has waited for anybody for longer than a second")), 0);
        }
        Map<String, Symptom> symptoms = Home.symptoms().stream()
                .collect(Collectors.toMap(symptom -> Language.EN.tell(symptom.title()), symptom -> symptom));
        int number = 0;
        for (Fault fault : faults) {
            paragraph(console.tell(Told.format("%s. %s", ++number + "", fault.evidence())), 0);
            paragraph(console.tell(say("whose turn it is: %s", fault.certainty() == Fault.Certainty.LIKELY ? say("%s, most likely", fault.turn()) : fault.turn())), 3);
            Told holders = holders(fault);
            if (!holders.isEmpty()) {
                paragraph(console.tell(say("held by: %s", holders)), 3);
            }
            Symptom symptom = symptoms.get(fault.symptom());
            // Whole, however long: a line that is broken cannot be pasted.
            text.add("   " + console.typed("why \"" + console.tell(symptom.title()) + "\"") + "\n");
            text.add("   " + console.typed("run " + symptom.shows().get(0).experiment()) + "\n");
        }
    }

    /** The programs that hold most of its sockets. */
    private static Told holders(Fault fault) {
        return Told.listed(fault.sockets().stream().flatMap(one -> one.holders().stream())
                .collect(Collectors.groupingBy(one -> one, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<Held.Holder, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Held.Holder::pid))))
                .limit(MOST_HOLDERS)
                .map(holder -> holder.getKey().program() + " " + holder.getKey().pid() + " (" + holder.getValue() + ")")
                .toList());
    }

    private void paragraph(String words, int indent) {
        SymptomText.paragraph(text, words, indent, console);
    }

    static JsonObject json(Program program, SocketTable whole, SocketTable its, List<Fault> faults, Language language) {
        JsonObject object = new JsonObject();
        if (program != null) {
            object.addProperty("process", program.pid());
            object.addProperty("program", program.name());
            program.descriptors().ifPresent(open -> object.addProperty("descriptors", open));
            program.limit().ifPresent(limit -> object.addProperty("descriptorLimit", limit));
            object.addProperty("nearLimit", program.isNearItsLimit());
        }
        JsonArray states = new JsonArray();
        byState(its).forEach((state, all) -> {
            JsonObject one = new JsonObject();
            one.addProperty("state", state.rfc());
            one.addProperty("sockets", all.size());
            one.addProperty("inbound", all.stream().filter(whole::isInbound).count());
            states.add(one);
        });
        object.add("states", states);
        JsonArray found = new JsonArray();
        for (Fault fault : faults) {
            JsonObject one = new JsonObject();
            one.addProperty("symptom", fault.symptom());
            one.addProperty("sockets", fault.sockets().size());
            one.addProperty("evidence", language.tell(fault.evidence()));
            one.addProperty("turn", language.tell(fault.turn()));
            one.addProperty("certainty", fault.certainty().name().toLowerCase(Locale.ROOT));
            found.add(one);
        }
        object.add("faults", found);
        return object;
    }
}
