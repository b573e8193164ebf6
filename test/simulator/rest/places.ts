/** Where everybody in the account works, as `contact.businessAddress` spells it. */
export const OFFICE = {
  street: '20 Davis Drive',
  city: 'Belmont',
  zip: '94002',
  state: 'CA',
  country: 'United States',
} as const;

/** The same place for emergency services. Shape: the official description's sample of sip-provision. */
export function emergencyAddress(customerName: string) {
  return {
    street: OFFICE.street,
    street2: '',
    city: OFFICE.city,
    state: OFFICE.state,
    stateId: '16',
    stateIsoCode: 'CA',
    stateName: 'California',
    country: 'US',
    countryId: '1',
    countryIsoCode: 'US',
    countryName: OFFICE.country,
    zip: OFFICE.zip,
    customerName,
    outOfCountry: false,
  };
}

/** The account's country, as numbers and settings name it. */
export function homeCountry(server: string) {
  const uri = `${server}/restapi/v1.0/dictionary/country/1`;
  return { uri, id: '1', name: OFFICE.country, isoCode: 'US', callingCode: '1' };
}
