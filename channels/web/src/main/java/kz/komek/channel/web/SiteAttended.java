package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.util.List;
import kz.komek.channel.Attended;
import kz.komek.contract.Channel;
import kz.komek.contract.Health;

/** The site has no provider that could fail it: that somebody says so is the sign that it is there. */
@Singleton
class SiteAttended implements Attended {
    @Override
    public List<Account> accounts() {
        return List.of(new Account(Channel.WEB, SubmissionNormaliser.ACCOUNT, Health::well));
    }

    @Override
    public boolean alive() {
        return true;
    }
}
