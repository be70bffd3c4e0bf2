package kz.komek.testing.planted.contract;

import jakarta.inject.Singleton;

@Singleton
class KnowsTheContainer {}
