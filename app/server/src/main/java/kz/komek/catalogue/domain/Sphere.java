package kz.komek.catalogue.domain;

import java.util.ArrayList;
import java.util.List;
import kz.komek.catalogue.domain.Wrong.Reason;
import kz.komek.contract.Names;

/**
 * A part of the city's life that issues belong to.
 *
 * @param version grows with every change
 */
public record Sphere(String code, int version, Names names) {
    private static final int LONGEST_NAME = 120;

    public Sphere {
        names = Question.tidy(names);
    }

    public List<Wrong> wrong() {
        var found = new ArrayList<Wrong>();
        if (!Codes.isCode(code)) found.add(new Wrong("code", Reason.CODE_MALFORMED));
        found.addAll(Codes.wrongNames("names", names, LONGEST_NAME));
        return found;
    }
}
