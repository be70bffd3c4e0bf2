package kz.komek.channel;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one place of a gateway that reads the machine's clock. */
@Singleton
class SystemTime {
    @Produces
    @Singleton
    InstantSource time() {
        return InstantSource.system();
    }
}
