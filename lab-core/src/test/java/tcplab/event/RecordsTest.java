package tcplab.event;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tcplab.page.Recordings;

/** The build writes the methods of records anew, so that Java does not make them at each start. */
class RecordsTest {
    private static final int OF_A_KIND = 20;

    /** All that are in recorded runs, some of each kind. */
    private final Map<Class<?>, List<Object>> records = new LinkedHashMap<>();

    RecordsTest() {
        Stream.of("close/three-way", "tls/close-notify", "abort/reset-lost")
                .flatMap(name -> Recordings.account(name).result().timeline().entries().stream())
                .forEach(entry -> collect(entry.event()));
    }

    private void collect(Object value) {
        if (value instanceof Record) {
            List<Object> kind = records.computeIfAbsent(value.getClass(), c -> new ArrayList<>());
            if (kind.size() < OF_A_KIND) {
                kind.add(value);
                Arrays.stream(value.getClass().getRecordComponents()).forEach(component -> collect(of(component, value)));
            }
        } else if (value instanceof Collection<?> some) {
            some.forEach(this::collect);
        }
    }

    private static Object of(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object made(Class<?> type, List<Object> values) {
        Class<?>[] parameters =
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(parameters);
            canonical.setAccessible(true);
            return canonical.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Object> values(Object one) {
        List<Object> values = new ArrayList<>();
        Arrays.stream(one.getClass().getRecordComponents()).forEach(component -> values.add(of(component, one)));
        return values;
    }

    @Test
    void twoAreEqualIfTheirComponentsAre() {
        assertThat(records).hasSizeGreaterThan(12);
        records.forEach((type, all) -> all.forEach(one -> {
            Object same = made(type, values(one));
            assertThat(same).isEqualTo(one).hasSameHashCodeAs(one);
            assertThat(one).isNotEqualTo(null).isNotEqualTo("another");
        }));
    }

    @Test
    void twoDifferIfOneComponentDoes() {
        records.forEach((type, all) -> all.forEach(one -> {
            for (int i = 0; i < type.getRecordComponents().length; i++) {
                for (Object another : all) {
                    List<Object> exchanged = values(one);
                    Object value = exchanged.set(i, values(another).get(i));
                    boolean same = Objects.equals(value, exchanged.get(i));
                    assertThat(made(type, exchanged).equals(one)).as("%s, component %d of %s", one, i, another).isEqualTo(same);
                }
            }
        }));
    }

    @Test
    void theTextNamesTheComponents() {
        records.forEach((type, all) -> all.stream()
                .filter(one -> one.toString().startsWith(type.getSimpleName() + "["))
                .forEach(one -> assertThat(one).hasToString(Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName() + "=" + of(component, one))
                        .collect(joining(", ", type.getSimpleName() + "[", "]")))));
    }
}
