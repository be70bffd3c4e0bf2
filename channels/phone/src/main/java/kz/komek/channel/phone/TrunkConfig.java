package kz.komek.channel.phone;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The city's own trunk on an Asterisk, from configuration ({@code KOMEK_ASTERISK_*}). Without a host it is off. */
@Singleton
class TrunkConfig {
    /** @param name sets the calls of this exchange apart from another one's */
    record Exchange(String name, String host, int port, String user, String password, boolean tls, String context) {
        @Override
        public String toString() {
            return "Exchange[" + name + "]";
        }
    }

    private final @Nullable Exchange exchange;
    private final @Nullable Path spool;

    TrunkConfig(
            @ConfigProperty(name = "komek.asterisk.host") Optional<String> host,
            @ConfigProperty(name = "komek.asterisk.port", defaultValue = "5039") int port,
            @ConfigProperty(name = "komek.asterisk.user", defaultValue = "komek") String user,
            @ConfigProperty(name = "komek.asterisk.password") Optional<String> password,
            @ConfigProperty(name = "komek.asterisk.tls", defaultValue = "true") boolean tls,
            @ConfigProperty(name = "komek.asterisk.name", defaultValue = "pbx") String name,
            @ConfigProperty(name = "komek.asterisk.context", defaultValue = "city-109") String context,
            @ConfigProperty(name = "komek.asterisk.spool") Optional<Path> spool) {
        if (!name.matches("[A-Za-z0-9-]{1,20}")) {
            throw new IllegalArgumentException(
                    "KOMEK_ASTERISK_NAME must be letters, digits and hyphens, at most twenty");
        }
        this.exchange = host.filter(value -> !value.isBlank())
                .map(value -> new Exchange(
                        name,
                        value.strip(),
                        port,
                        user,
                        password.filter(secret -> !secret.isBlank())
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "KOMEK_ASTERISK_PASSWORD must be set where KOMEK_ASTERISK_HOST is")),
                        tls,
                        context))
                .orElse(null);
        this.spool = spool.orElse(null);
    }

    /** {@code null}: the trunk is off. */
    @Nullable Exchange exchange() {
        return exchange;
    }

    /** Where finished calls and recordings are handed over; {@code null}: another gateway sees that folder. */
    @Nullable Path spool() {
        return spool;
    }
}
