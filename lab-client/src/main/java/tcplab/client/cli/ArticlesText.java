package tcplab.client.cli;

import static tcplab.text.Told.say;

import java.io.IOException;
import java.util.List;
import tcplab.client.desk.ArticleWay;
import tcplab.client.desk.Console;
import tcplab.client.desk.Home;
import tcplab.client.desk.Progress;
import tcplab.render.Ink;
import tcplab.render.Painted;
import tcplab.script.Statements;
import tcplab.text.Columns;
import tcplab.text.Told;

/** The way through the articles in print: each with its sections, their statements, and the experiments that test them. */
final class ArticlesText {
    private final Statements statements = Home.statements();
    private final ArticleWay way;
    private final Progress progress;
    private final Console console;
    private final Painted text = new Painted();

    private ArticlesText(ArticleWay way, Progress progress, Console console) {
        this.way = way;
        this.progress = progress;
        this.console = console;
    }

    /** @param number of the article, from 1; 0 for all of them */
    static Painted of(int number, ArticleWay way, Progress progress, Console console) throws IOException {
        ArticlesText text = new ArticlesText(way, progress, console);
        List<Statements.Source> sources = text.statements.sources();
        for (int i = 1; i <= sources.size(); i++) {
            if (number == 0 || number == i) {
                text.article(i, sources.get(i - 1));
            }
        }
        text.goesOn();
        return text.text;
    }

    private void goesOn() {
        paragraph(Ink.PLAIN, console.tell(way.next(progress)
                .map(section -> say("It goes on with section %1$s: %2$s", section.label(), console.typed("learn --articles " + section.label())))
                .orElse(say("All sections are done. Each can be done again: %s", console.typed("learn --articles N.M")))), "  ");
    }

    private void article(int number, Statements.Source article) {
        Told head = article.author().isEmpty()
                ? Told.format("%d  %s", number, article.title())
                : Told.format("%d  %s (%s)", number, article.title(), article.author());
        paragraph(Ink.BOLD, console.tell(head), "   ");
        for (Statements.Section section : way.sectionsOf(number)) {
            List<String> names = way.experiments(section);
            long done = names.stream().filter(progress.done()::containsKey).count();
            paragraph(Ink.BOLD, "   " + console.tell(
                    say("%1$s  %2$s: %3$d of %4$d experiments done", section.label(), section.name(), done, names.size())), "        ");
            section.statements().forEach(this::statement);
        }
        text.add("\n");
    }

    private void statement(Statements.Statement statement) {
        paragraph(Ink.PLAIN, "   - " + console.tell(Told.written(statement.en(), statement.zh())), "     ");
        for (String name : way.experiments(statement)) {
            boolean done = progress.done().containsKey(name);
            paragraph(done ? Ink.GREEN : Ink.DIM, "     " + mark(done) + " " + name, "       ");
        }
    }

    private String mark(boolean done) {
        return console.style().unicode() ? done ? "✓" : "▸" : done ? "+" : ">";
    }

    private void paragraph(Ink ink, String words, String indent) {
        Columns.wrap(words, console.style().width(), indent).forEach(line -> text.add(ink, line).add("\n"));
    }
}
