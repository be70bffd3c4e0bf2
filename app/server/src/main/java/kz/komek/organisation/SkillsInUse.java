package kz.komek.organisation;

/** Which skills the rules that are in force ask for: routing knows, and may call us, not we it. */
@FunctionalInterface
public interface SkillsInUse {
    boolean isAskedFor(String skill);
}
