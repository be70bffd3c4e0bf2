package kz.komek.call;

import jakarta.inject.Singleton;
import kz.komek.call.store.CallTable.Caller;
import kz.komek.contract.Handle;
import kz.komek.platform.sealing.Seal;

/** A number as it is kept: sealed, and found again by the fingerprint that residents' handles have. */
@Singleton
class PhoneNumbers {
    private final Seal seal;

    PhoneNumbers(Seal seal) {
        this.seal = seal;
    }

    Caller sealed(String phone) {
        return new Caller(seal.fingerprint(Handle.Kind.PHONE.name(), phone), seal.seal(phone));
    }

    String fingerprint(String phone) {
        return seal.fingerprint(Handle.Kind.PHONE.name(), phone);
    }

    String open(Caller caller) {
        return seal.open(caller.sealed());
    }
}
