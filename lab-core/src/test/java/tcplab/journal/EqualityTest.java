package tcplab.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tcplab.event.Sample;
import tcplab.model.Endpoint;
import tcplab.model.Errno;
import tcplab.model.FourTuple;
import tcplab.model.Probe;
import tcplab.model.Segment;
import tcplab.model.TcpOptions;
import tcplab.model.TcpState;

/** Records whose comparison is written out: a component that is added must be compared too. */
class EqualityTest {
    @ParameterizedTest
    @ValueSource(classes = {
        Errno.class, Endpoint.class, FourTuple.class, TcpOptions.class, Segment.class, Sample.Row.class, Incarnation.class, Passage.class
    })
    void eachComponentTellsTwoApart(Class<? extends Record> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<? extends Record> constructor =
                type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        Object[] values = Arrays.stream(components).map(component -> value(component.getType(), 1)).toArray();
        Record one = constructor.newInstance(values);
        assertThat(constructor.newInstance(values)).isEqualTo(one).hasSameHashCodeAs(one);
        for (int i = 0; i < values.length; i++) {
            Object[] others = values.clone();
            others[i] = value(components[i].getType(), 2);
            assertThat(constructor.newInstance(others)).as(components[i].getName()).isNotEqualTo(one);
        }
    }

    private static Object value(Class<?> type, int n) {
        if (type == String.class) {
            return "10.0.0." + n;
        } else if (type == boolean.class || type == Boolean.class) {
            return n == 1;
        } else if (type == int.class || type == Integer.class) {
            return n;
        } else if (type == long.class || type == Long.class) {
            return (long) n;
        }
        Endpoint endpoint = new Endpoint("10.0.0.1", n);
        List<Object> values = List.of(
                endpoint,
                new FourTuple(endpoint, endpoint),
                new TcpOptions(n, null, null, null, null, null),
                TcpState.values()[n],
                Probe.values()[n - 1],
                new Segment(endpoint, endpoint, 0, 0, 0, 0, 0, 20, 20, 0, TcpOptions.NONE));
        return values.stream().filter(type::isInstance).findFirst().orElseThrow();
    }
}
