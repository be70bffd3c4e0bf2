package kz.komek.platform.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import kz.komek.contract.Secrets;
import kz.komek.platform.time.SystemTime;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Session tokens: JWTs signed with a key that derives from the installation's secret, so that every replica accepts what
 * any of them gave. Stands in for the library's reader because that one knows keys from files only.
 */
@Singleton
@Alternative
@Priority(1)
public class SessionTokens extends JWTCallerPrincipalFactory {
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final String ISSUER = "komek";
    private static final String PASSWORD = "password";

    private final SecretKey key;
    private final JWTAuthContextInfo ours = new JWTAuthContextInfo();
    private final JWTCallerPrincipalFactory reader = new DefaultJWTCallerPrincipalFactory();
    private final SystemTime time;

    SessionTokens(Secrets secrets, SystemTime time) {
        this.key = new SecretKeySpec(secrets.key("session"), "HmacSHA256");
        this.time = time;
        ours.setSecretVerificationKey(key);
        ours.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        ours.setIssuedBy(ISSUER);
    }

    public record Issued(String token, Instant expiresAt) {}

    /** @param passwordVersion of the password by which it began; those that say nothing began with the first */
    public record Session(String login, int passwordVersion) {
        public static Session of(JsonWebToken token) {
            String version = token.getClaim(PASSWORD);
            return new Session(token.getName(), version == null ? 1 : Integer.parseInt(version));
        }
    }

    /** By the machine's clock, not the demo's: whoever moves the demo's time ahead stays logged in. */
    public Issued issue(Session session, Set<String> roles) {
        Instant now = time.unmoved();
        Instant end = now.plus(LIFETIME);
        String token = Jwt.upn(session.login())
                .issuer(ISSUER)
                .groups(roles)
                .claim(PASSWORD, String.valueOf(session.passwordVersion()))
                .issuedAt(now)
                .expiresAt(end)
                .sign(key);
        return new Issued(token, end);
    }

    /** @throws ParseException when it is not one of ours, or has ended */
    public JWTCallerPrincipal read(String token) throws ParseException {
        return parse(token, new JWTAuthContextInfo());
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo given) throws ParseException {
        return reader.parse(token, ours);
    }
}
