package kz.komek.routing.domain;

import kz.komek.contract.Names;

/** What somebody can do that others cannot. */
public record Skill(String code, Names names) {}
