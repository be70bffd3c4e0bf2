package kz.komek.organisation;

/** Which codes are issues or spheres: the catalogue knows, and may call us, not we it. */
@FunctionalInterface
public interface Subjects {
    boolean exist(String code);
}
