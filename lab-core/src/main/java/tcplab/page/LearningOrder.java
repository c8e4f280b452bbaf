package tcplab.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tcplab.script.Experiment;
import tcplab.script.Lesson;
import tcplab.script.Statements;

/** Within a topic: what the course teaches, in its order, then what the articles say, in theirs, then the rest. */
final class LearningOrder implements Comparator<Experiment> {
    private final Map<String, Integer> lessons = new HashMap<>();
    /** Each statement's place, where it is said first. */
    private final Map<String, Integer> said = new HashMap<>();

    LearningOrder(List<Lesson> course, Statements statements) {
        course.forEach(lesson -> lessons.putIfAbsent(lesson.experiment(), lesson.number()));
        statements.sources().forEach(article -> statements.all().stream()
                .filter(statement -> statement.isIn(article))
                .forEach(statement -> said.putIfAbsent(statement.id(), said.size())));
    }

    @Override
    public int compare(Experiment one, Experiment other) {
        int byLesson = Integer.compare(lesson(one), lesson(other));
        return byLesson != 0 ? byLesson : Integer.compare(firstSaid(one), firstSaid(other));
    }

    private int lesson(Experiment one) {
        return lessons.getOrDefault(one.name(), Integer.MAX_VALUE);
    }

    private int firstSaid(Experiment one) {
        return one.statements().stream().mapToInt(id -> said.getOrDefault(id, Integer.MAX_VALUE)).min().orElse(Integer.MAX_VALUE);
    }
}
