package kz.komek.channel.social;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.contract.Channel;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Our pages and accounts ({@code KOMEK_FACEBOOK_*}, {@code KOMEK_INSTAGRAM_*}, {@code KOMEK_SOCIAL_*}); either may be missing. */
@Singleton
class SocialConfig {
    /** @param tokens by account: the page's id, the Instagram account's id */
    record Network(Channel channel, URI graph, Map<String, String> tokens) {
        @Override
        public String toString() {
            return channel + "" + tokens.keySet();
        }
    }

    private final @Nullable Network facebook;
    private final @Nullable Network instagram;
    private final List<String> appSecrets;
    private final String verifyToken;
    private final String appId;
    private final String publicUrl;

    SocialConfig(
            @ConfigProperty(name = "komek.facebook.graph", defaultValue = "https://graph.facebook.com/v25.0")
                    URI facebookGraph,
            @ConfigProperty(name = "komek.facebook.accounts") Optional<List<String>> pages,
            @ConfigProperty(name = "komek.facebook.tokens") Optional<List<String>> pageTokens,
            // Accounts with Instagram login are at graph.instagram.com.
            @ConfigProperty(name = "komek.instagram.graph", defaultValue = "https://graph.facebook.com/v25.0")
                    URI instagramGraph,
            @ConfigProperty(name = "komek.instagram.accounts") Optional<List<String>> accounts,
            @ConfigProperty(name = "komek.instagram.tokens") Optional<List<String>> accountTokens,
            @ConfigProperty(name = "komek.social.app-secrets") Optional<List<String>> appSecrets,
            @ConfigProperty(name = "komek.social.verify-token") Optional<String> verifyToken,
            @ConfigProperty(name = "komek.social.app-id") Optional<String> appId,
            @ConfigProperty(name = "komek.public.url") String publicUrl) {
        this.facebook = network(Channel.FACEBOOK, facebookGraph, pages, pageTokens);
        this.instagram = network(Channel.INSTAGRAM, instagramGraph, accounts, accountTokens);
        this.appSecrets = appSecrets.orElse(List.of());
        this.verifyToken = verifyToken.orElse("");
        this.appId = appId.orElse("");
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
        boolean on = facebook != null || instagram != null;
        if (on && (this.appSecrets.isEmpty() || this.verifyToken.isBlank() || this.appId.isBlank())) {
            throw new IllegalArgumentException(
                    "KOMEK_SOCIAL_APP_SECRETS, KOMEK_SOCIAL_VERIFY_TOKEN and KOMEK_SOCIAL_APP_ID"
                            + " must be set where accounts on Facebook or Instagram are");
        }
    }

    private static @Nullable Network network(
            Channel channel, URI graph, Optional<List<String>> accounts, Optional<List<String>> tokens) {
        var ids = accounts.orElse(List.of());
        if (ids.isEmpty()) return null;
        var theirs = tokens.orElse(List.of());
        if (theirs.size() != 1 && theirs.size() != ids.size()) {
            throw new IllegalArgumentException(
                    "KOMEK_" + channel + "_TOKENS must hold one token, or as many as there are accounts");
        }
        var byAccount = new HashMap<String, String>();
        for (int i = 0; i < ids.size(); i++) byAccount.put(ids.get(i), theirs.get(i % theirs.size()));
        return new Network(channel, graph, Map.copyOf(byAccount));
    }

    @Nullable Network facebook() {
        return facebook;
    }

    @Nullable Network instagram() {
        return instagram;
    }

    /** Any of them may have signed. */
    List<String> appSecrets() {
        return appSecrets;
    }

    String verifyToken() {
        return verifyToken;
    }

    /** By which an echo of what we sent ourselves is known. */
    String appId() {
        return appId;
    }

    String publicUrl() {
        return publicUrl;
    }
}
