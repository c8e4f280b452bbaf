package tcplab.socket;

import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.stream.IntStream;
import tcplab.model.Errno;

/** The C library's words for an errno, as a program that is given no locale prints them (strerror(3)). */
final class Strerror {
    /** Every category but LC_ALL itself, as glibc has it; musl takes any. */
    private static final int LC_ALL_MASK = 0x1fbf;
    /** EHWPOISON. */
    private static final int LARGEST = 133;

    private Strerror() {}

    /** The errno that has these words; empty if none has. */
    static Optional<Errno> errno(String words) {
        Pointer locale = LibC.function("newlocale").invokePointer(new Object[] {LC_ALL_MASK, "C", null});
        try {
            return IntStream.rangeClosed(1, LARGEST)
                    .filter(number -> words.equals(words(number, locale)))
                    .mapToObj(Errno::new)
                    .findFirst();
        } finally {
            LibC.function("freelocale").invokeVoid(new Object[] {locale});
        }
    }

    private static String words(int number, Pointer locale) {
        return LibC.function("strerror_l").invokeString(new Object[] {number, locale}, false);
    }
}
