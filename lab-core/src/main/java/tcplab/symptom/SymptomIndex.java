package tcplab.symptom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import tcplab.text.DidYouMean;
import tcplab.text.Language;
import tcplab.text.Told;

/** Finds the symptoms that a question speaks of, in either language, the best first. */
public final class SymptomIndex implements AutoCloseable {
    /** What people type: title and phrases. */
    private static final String NAMES = "names";
    /** What is said about it. */
    private static final String TEXT = "text";
    private static final String PLACE = "place";

    /** What is typed says more of what is meant than what is told of it. */
    private static final float OF_NAMES = 4;
    /** Two words side by side, as in "reset by peer" but for one between them, say more than the two alone. */
    private static final float SIDE_BY_SIDE = 6;

    /** How much of a question the best answer must speak of. */
    private static final double ENOUGH = 0.5;

    /** Long enough that a slip of it is still near. */
    private static final Pattern SPELT = Pattern.compile("[a-z]{4,}\\w*");

    private static final Pattern NUMBER = Pattern.compile("[\\d.,:]+");

    /** Of a pasted page the beginning asks; to look for words in all of a megabyte without a blank would take for ever. */
    private static final int LONGEST_QUESTION = 4_000;

    /** A pasted page has more words than a question needs. */
    private static final int MOST_WORDS = 60;

    private final List<Symptom> symptoms;
    private final QuestionWords words = new QuestionWords();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    /** The words of each symptom. */
    private final List<Set<String>> said = new ArrayList<>();
    /** In how many symptoms each word stands. */
    private final Map<String, Integer> sayers = new TreeMap<>();

    /**
     * What was found.
     *
     * @param best the best first; empty if none has a word of the question
     * @param isAnswer whether the first speaks of most of the question
     */
    public record Found(List<Symptom> best, boolean isAnswer) {}

    public SymptomIndex(List<Symptom> symptoms) {
        this.symptoms = symptoms;
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(words.analyzer()))) {
                for (int i = 0; i < symptoms.size(); i++) {
                    writer.addDocument(document(i, symptoms.get(i)));
                }
            }
            reader = DirectoryReader.open(directory);
            searcher = new IndexSearcher(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document document(int place, Symptom symptom) {
        Document document = new Document();
        document.add(new StoredField(PLACE, place));
        List<String> names = Stream.concat(inBoth(List.of(symptom.title())), symptom.words().stream()).toList();
        List<Told> sentences = Stream.of(List.of(symptom.means(), symptom.turn()), symptom.helps(), symptom.seems())
                .flatMap(List::stream).toList();
        String text = Stream.concat(inBoth(sentences), Stream.of(symptom.look())).collect(Collectors.joining("\n"));
        names.forEach(name -> document.add(new TextField(NAMES, words.spread(name), Field.Store.NO)));
        document.add(new TextField(TEXT, words.spread(text), Field.Store.NO));
        Set<String> own = Stream.concat(names.stream(), Stream.of(text)).flatMap(one -> words.of(one).stream()).collect(Collectors.toSet());
        own.forEach(word -> sayers.merge(word, 1, Integer::sum));
        said.add(own);
        return document;
    }

    private static Stream<String> inBoth(List<Told> sentences) {
        return sentences.stream().flatMap(one -> Stream.of(Language.EN.tell(one), Language.ZH.tell(one)));
    }

    /** @param most how many are wanted */
    public Found find(String question, int most) {
        try {
            String beginning = question.substring(0, Math.min(question.length(), LONGEST_QUESTION));
            Map<String, Double> weights = weights(words.of(beginning).stream().limit(MOST_WORDS).toList());
            List<Integer> places = new ArrayList<>();
            for (ScoreDoc score : searcher.search(query(List.copyOf(weights.keySet())), most).scoreDocs) {
                places.add(searcher.storedFields().document(score.doc).getField(PLACE).numericValue().intValue());
            }
            boolean isAnswer = !places.isEmpty() && share(weights, said.get(places.get(0))) >= ENOUGH;
            return new Found(places.stream().map(symptoms::get).toList(), isAnswer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How much each word tells: the rarer among the symptoms, the more. A slip is taken for the word that is nearest; a
     * number that no symptom names is only how many there are.
     */
    private Map<String, Double> weights(List<String> asked) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String one : asked) {
            String word = sayers.containsKey(one) || !SPELT.matcher(one).matches()
                    ? one : DidYouMean.nearest(one, sayers.keySet()).orElse(one);
            int documents = sayers.getOrDefault(word, 0);
            if (documents > 0 || !NUMBER.matcher(word).matches()) {
                weights.put(word, Math.log(1 + symptoms.size() / (double) Math.max(1, documents)));
            }
        }
        return weights;
    }

    private static double share(Map<String, Double> weights, Set<String> said) {
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double matched = weights.entrySet().stream().filter(word -> said.contains(word.getKey())).mapToDouble(Map.Entry::getValue).sum();
        return all == 0 ? 0 : matched / all;
    }

    private static Query query(List<String> asked) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (int i = 0; i < asked.size(); i++) {
            query.add(new BoostQuery(new TermQuery(new Term(NAMES, asked.get(i))), OF_NAMES), BooleanClause.Occur.SHOULD);
            query.add(new TermQuery(new Term(TEXT, asked.get(i))), BooleanClause.Occur.SHOULD);
            if (i > 0) {
                query.add(new BoostQuery(new PhraseQuery(1, NAMES, asked.get(i - 1), asked.get(i)), SIDE_BY_SIDE), BooleanClause.Occur.SHOULD);
            }
        }
        return query.build();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
