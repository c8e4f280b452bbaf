package tcplab.socket;

import com.sun.jna.IntegerType;
import com.sun.jna.Native;

/** {@code size_t} and {@code ssize_t} of C. JNA makes it by reflection, so it and its constructors are public. */
public final class NativeSize extends IntegerType {
    /** Zero. */
    public NativeSize() {
        this(0);
    }

    /** Of that value. */
    public NativeSize(long value) {
        super(Native.SIZE_T_SIZE, value);
    }
}
