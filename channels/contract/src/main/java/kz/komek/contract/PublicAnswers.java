package kz.komek.contract;

import java.util.List;

/**
 * What residents may read, as a list.
 *
 * @param spheres about which there is something
 * @param lines found by words, or of a sphere, or asked for most; the best first
 */
public record PublicAnswers(List<Sphere> spheres, List<Line> lines) {
    /** @param articles how many there are */
    public record Sphere(String code, String name, int articles) {}

    /**
     * @param titleIn the wanted language, or the one that it has
     * @param passageIn the language in which it was found
     */
    public record Line(String code, List<Piece> title, Language titleIn, List<Piece> passage, Language passageIn) {}

    /** @param marked it is what was looked for */
    public record Piece(String text, boolean marked) {}
}
