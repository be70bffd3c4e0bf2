package kz.komek.platform.tables;

import java.util.Comparator;
import java.util.List;

/** A table with faults: nothing of it was taken. */
public final class SheetRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    public SheetRefused(List<Fault> faults) {
        super(faults.size() + " faults", null, false, false);
        this.faults =
                faults.stream().sorted(Comparator.comparingInt(Fault::row)).toList();
    }

    /** In the order of the file. */
    public List<Fault> faults() {
        return faults;
    }
}
