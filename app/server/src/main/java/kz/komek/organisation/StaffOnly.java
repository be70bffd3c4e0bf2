package kz.komek.organisation;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import kz.komek.organisation.domain.Colleague;
import kz.komek.platform.identity.SessionTokens;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A token alone is not enough: its owner must still work here, has not changed the password since, and has the roles of today, not those of the login. */
@Singleton
class StaffOnly implements SecurityIdentityAugmentor {
    private final Staff staff;

    StaffOnly(Staff staff) {
        this.staff = staff;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) return Uni.createFrom().item(identity);
        Colleague colleague = identity.getPrincipal() instanceof JsonWebToken token
                ? staff.active(SessionTokens.Session.of(token)).orElse(null)
                : null;
        if (colleague == null) return Uni.createFrom().failure(new AuthenticationFailedException("not staff any more"));
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addRoles(colleague.roleNames())
                        .addPermissionsAsString(RolePermissions.of(colleague))
                        .build());
    }
}
