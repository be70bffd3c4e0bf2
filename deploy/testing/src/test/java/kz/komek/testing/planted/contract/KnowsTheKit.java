package kz.komek.testing.planted.contract;

import kz.komek.testing.planted.channel.Kit;

class KnowsTheKit {
    Kit kit;
}
