"""Facts for the gazetteer that stand in no table: "Ga." is Georgia, Iraqis are from Iraq, DOJ is the Department of Justice.

Short, reviewed by hand, ours (CC0). Fields are separated by "|", names inside a field by ";". No outside identifier is here.
"""

# ruff: noqa: E501 -- tables are easier to check in long lines

from __future__ import annotations


def rows(table: str) -> list[list[str]]:
    """The lines of a table, each as its stripped fields."""
    return [[field.strip() for field in line.split("|")] for line in table.strip().splitlines()]


def names(field: str) -> list[str]:
    """The names in one field."""
    return [name.strip() for name in field.split(";") if name.strip()]


# state | postal code | other short forms | its people: plural; singular and adjective
STATES = """
Alabama | AL | Ala. | Alabamians; Alabamian
Alaska | AK | | Alaskans; Alaskan
Arizona | AZ | Ariz. | Arizonans; Arizonan
Arkansas | AR | Ark. | Arkansans; Arkansan
California | CA | Calif. | Californians; Californian
Colorado | CO | Colo. | Coloradans; Coloradan
Connecticut | CT | Conn. |
Delaware | DE | Del. | Delawareans; Delawarean
District of Columbia | DC | D.C.; Washington, D.C.; Washington D.C.; Washington DC; Washington, DC |
Florida | FL | Fla. | Floridians; Floridian
Georgia | GA | Ga. |
Hawaii | HI | Hawai'i; Hawaiʻi |
Idaho | ID | | Idahoans; Idahoan
Illinois | IL | Ill. | Illinoisans; Illinoisan
Indiana | IN | Ind. | Hoosiers; Hoosier
Iowa | IA | | Iowans; Iowan
Kansas | KS | Kan. | Kansans; Kansan
Kentucky | KY | Ky. | Kentuckians; Kentuckian
Louisiana | LA | La. | Louisianans; Louisianan
Maine | ME | | Mainers; Mainer
Maryland | MD | Md. | Marylanders; Marylander
Massachusetts | MA | Mass. |
Michigan | MI | Mich. | Michiganders; Michigander
Minnesota | MN | Minn. | Minnesotans; Minnesotan
Mississippi | MS | Miss. | Mississippians; Mississippian
Missouri | MO | Mo. | Missourians; Missourian
Montana | MT | Mont. | Montanans; Montanan
Nebraska | NE | Neb. | Nebraskans; Nebraskan
Nevada | NV | Nev. | Nevadans; Nevadan
New Hampshire | NH | N.H. |
New Jersey | NJ | N.J. | New Jerseyans; New Jerseyan
New Mexico | NM | N.M. | New Mexicans; New Mexican
New York | NY | N.Y.; New York State | New Yorkers; New Yorker
North Carolina | NC | N.C. | North Carolinians; North Carolinian
North Dakota | ND | N.D. | North Dakotans; North Dakotan
Ohio | OH | | Ohioans; Ohioan
Oklahoma | OK | Okla. | Oklahomans; Oklahoman
Oregon | OR | Ore. | Oregonians; Oregonian
Pennsylvania | PA | Pa. | Pennsylvanians; Pennsylvanian
Rhode Island | RI | R.I. | Rhode Islanders; Rhode Islander
South Carolina | SC | S.C. | South Carolinians; South Carolinian
South Dakota | SD | S.D. | South Dakotans; South Dakotan
Tennessee | TN | Tenn. | Tennesseans; Tennessean
Texas | TX | Tex. | Texans; Texan
Utah | UT | | Utahns; Utahn
Vermont | VT | Vt. | Vermonters; Vermonter
Virginia | VA | Va. | Virginians; Virginian
Washington | WA | Wash.; Washington State | Washingtonians; Washingtonian
West Virginia | WV | W.Va.; W. Va. | West Virginians; West Virginian
Wisconsin | WI | Wis. | Wisconsinites; Wisconsinite
Wyoming | WY | Wyo. |
"""

# territory as the table of countries names it | postal code | its people
TERRITORIES = """
American Samoa | AS | American Samoans; American Samoan
Guam | GU | Guamanians; Guamanian
Northern Mariana Islands | MP |
Puerto Rico | PR | Puerto Ricans; Puerto Rican
U.S. Virgin Islands | VI |
"""

# name in the table of countries | the name we show, if another | other names
COUNTRIES = """
Antigua & Barbuda | Antigua and Barbuda | Antigua
Bahamas | | The Bahamas
Bosnia | Bosnia and Herzegovina | Bosnia-Herzegovina
Cape Verde | |
Congo - Brazzaville | Republic of the Congo | Congo-Brazzaville
Congo - Kinshasa | Democratic Republic of the Congo | DRC; DR Congo; D.R. Congo; Democratic Republic of Congo; Congo-Kinshasa; Congo
Côte d’Ivoire | Ivory Coast | Cote d'Ivoire
Czechia | | Czech Republic
Eswatini | | Swaziland
Falkland Islands | | Falklands; the Falklands
Gambia | | The Gambia
Macao | | Macau
Myanmar | | Burma
Netherlands | | The Netherlands; Holland
North Korea | | DPRK; D.P.R.K.
North Macedonia | | Macedonia
Palestine | | Palestinian State
China | | PRC; mainland China
Russia | |
South Korea | | ROK
St. Kitts & Nevis | St. Kitts and Nevis |
St. Pierre & Miquelon | St. Pierre and Miquelon |
St. Vincent & Grenadines | St. Vincent and the Grenadines | St. Vincent
Syria | |
São Tomé & Príncipe | São Tomé and Príncipe |
Timor-Leste | | East Timor
Trinidad & Tobago | Trinidad and Tobago | Trinidad
Turks & Caicos Islands | Turks and Caicos Islands |
Svalbard & Jan Mayen | Svalbard and Jan Mayen |
Wallis & Futuna | Wallis and Futuna |
South Georgia & South Sandwich Islands | South Georgia and the South Sandwich Islands |
Heard & McDonald Islands | Heard Island and McDonald Islands |
Türkiye | Turkey |
UK | United Kingdom | U.K.; Britain; Great Britain; the U.K.
US | United States | U.S.; USA; U.S.A.; America; U. S.; the U.S.
United Arab Emirates | | UAE; U.A.E.; Emirates
Vatican City | | Vatican; the Vatican
Vietnam | |
"""

# country | how its people are called: plural; singular and adjective
DEMONYMS = """
Afghanistan | Afghans; Afghan
Albania | Albanians; Albanian
Algeria | Algerians; Algerian
Andorra | Andorrans; Andorran
Angola | Angolans; Angolan
Antigua and Barbuda | Antiguans; Antiguan
Argentina | Argentines; Argentine; Argentinian; Argentinians; Argentinean
Armenia | Armenians; Armenian
Australia | Australians; Australian; Aussie; Aussies
Austria | Austrians; Austrian
Azerbaijan | Azerbaijanis; Azerbaijani; Azeri; Azeris
Bahamas | Bahamians; Bahamian
Bahrain | Bahrainis; Bahraini
Bangladesh | Bangladeshis; Bangladeshi
Barbados | Barbadians; Barbadian
Belarus | Belarusians; Belarusian; Belarussian
Belgium | Belgians; Belgian
Belize | Belizeans; Belizean
Benin | Beninese
Bermuda | Bermudians; Bermudian
Bhutan | Bhutanese
Bolivia | Bolivians; Bolivian
Bosnia and Herzegovina | Bosnians; Bosnian
Botswana | Batswana; Motswana; Botswanan
Brazil | Brazilians; Brazilian
Brunei | Bruneians; Bruneian
Bulgaria | Bulgarians; Bulgarian
Burkina Faso | Burkinabe; Burkinabé
Burundi | Burundians; Burundian
Cambodia | Cambodians; Cambodian
Cameroon | Cameroonians; Cameroonian
Canada | Canadians; Canadian
Cape Verde | Cape Verdeans; Cape Verdean
Central African Republic | Central Africans; Central African
Chad | Chadians; Chadian
Chile | Chileans; Chilean
China | Chinese
Colombia | Colombians; Colombian
Comoros | Comorians; Comorian
Costa Rica | Costa Ricans; Costa Rican
Croatia | Croatians; Croatian; Croat; Croats
Cuba | Cubans; Cuban
Cyprus | Cypriots; Cypriot
Czechia | Czechs; Czech
Democratic Republic of the Congo | Congolese
Denmark | Danes; Dane; Danish
Djibouti | Djiboutians; Djiboutian
Dominican Republic | Dominicans; Dominican
Ecuador | Ecuadorians; Ecuadorian; Ecuadorean; Ecuadoreans
Egypt | Egyptians; Egyptian
El Salvador | Salvadorans; Salvadoran; Salvadorian; Salvadorians; Salvadorean
Equatorial Guinea | Equatorial Guineans; Equatorial Guinean; Equatoguinean
Eritrea | Eritreans; Eritrean
Estonia | Estonians; Estonian
Eswatini | Swazis; Swazi
Ethiopia | Ethiopians; Ethiopian
Fiji | Fijians; Fijian
Finland | Finns; Finn; Finnish
France | French; Frenchman; Frenchwoman; Frenchmen
Gabon | Gabonese
Gambia | Gambians; Gambian
Georgia | Georgians; Georgian
Germany | Germans; German
Ghana | Ghanaians; Ghanaian
Greece | Greeks; Greek
Greenland | Greenlanders; Greenlander; Greenlandic
Grenada | Grenadians; Grenadian
Guatemala | Guatemalans; Guatemalan
Guinea | Guineans; Guinean
Guinea-Bissau | Bissau-Guineans; Bissau-Guinean
Guyana | Guyanese
Haiti | Haitians; Haitian
Honduras | Hondurans; Honduran
Hong Kong | Hong Kongers; Hong Konger
Hungary | Hungarians; Hungarian
Iceland | Icelanders; Icelander; Icelandic
India | Indians; Indian
Indonesia | Indonesians; Indonesian
Iran | Iranians; Iranian
Iraq | Iraqis; Iraqi
Ireland | Irish; Irishman; Irishwoman
Israel | Israelis; Israeli
Italy | Italians; Italian
Ivory Coast | Ivorians; Ivorian
Jamaica | Jamaicans; Jamaican
Japan | Japanese
Jordan | Jordanians; Jordanian
Kazakhstan | Kazakhs; Kazakh; Kazakhstani
Kenya | Kenyans; Kenyan
Kiribati | I-Kiribati
Kuwait | Kuwaitis; Kuwaiti
Kyrgyzstan | Kyrgyz
Laos | Laotians; Laotian; Lao
Latvia | Latvians; Latvian
Lebanon | Lebanese
Lesotho | Basotho; Mosotho
Liberia | Liberians; Liberian
Libya | Libyans; Libyan
Liechtenstein | Liechtensteiners; Liechtensteiner
Lithuania | Lithuanians; Lithuanian
Luxembourg | Luxembourgers; Luxembourger; Luxembourgish
Madagascar | Malagasy
Malawi | Malawians; Malawian
Malaysia | Malaysians; Malaysian
Maldives | Maldivians; Maldivian
Mali | Malians; Malian
Malta | Maltese
Marshall Islands | Marshallese
Mauritania | Mauritanians; Mauritanian
Mauritius | Mauritians; Mauritian
Mexico | Mexicans; Mexican
Micronesia | Micronesians; Micronesian
Moldova | Moldovans; Moldovan
Monaco | Monegasques; Monegasque
Mongolia | Mongolians; Mongolian
Montenegro | Montenegrins; Montenegrin
Morocco | Moroccans; Moroccan
Mozambique | Mozambicans; Mozambican
Myanmar | Burmese
Namibia | Namibians; Namibian
Nauru | Nauruans; Nauruan
Nepal | Nepalese; Nepali; Nepalis
Netherlands | Dutch; Dutchman; Dutchwoman
New Zealand | New Zealanders; New Zealander
Nicaragua | Nicaraguans; Nicaraguan
Niger | Nigeriens; Nigerien
Nigeria | Nigerians; Nigerian
North Korea | North Koreans; North Korean
North Macedonia | Macedonians; Macedonian
Norway | Norwegians; Norwegian
Oman | Omanis; Omani
Pakistan | Pakistanis; Pakistani
Palau | Palauans; Palauan
Palestine | Palestinians; Palestinian
Panama | Panamanians; Panamanian
Papua New Guinea | Papua New Guineans; Papua New Guinean
Paraguay | Paraguayans; Paraguayan
Peru | Peruvians; Peruvian
Philippines | Filipinos; Filipino; Filipina; Philippine
Poland | Poles; Polish
Portugal | Portuguese
Qatar | Qataris; Qatari
Romania | Romanians; Romanian
Russia | Russians; Russian
Rwanda | Rwandans; Rwandan
Samoa | Samoans; Samoan
Saudi Arabia | Saudis; Saudi; Saudi Arabian
Senegal | Senegalese
Serbia | Serbs; Serb; Serbian; Serbians
Seychelles | Seychellois
Sierra Leone | Sierra Leoneans; Sierra Leonean
Singapore | Singaporeans; Singaporean
Slovakia | Slovaks; Slovak; Slovakian
Slovenia | Slovenes; Slovene; Slovenian; Slovenians
Solomon Islands | Solomon Islanders; Solomon Islander
Somalia | Somalis; Somali
South Africa | South Africans; South African
South Korea | South Koreans; South Korean
South Sudan | South Sudanese
Spain | Spaniards; Spaniard; Spanish
Sri Lanka | Sri Lankans; Sri Lankan
Sudan | Sudanese
Suriname | Surinamese
Sweden | Swedes; Swede; Swedish
Switzerland | Swiss
Syria | Syrians; Syrian
Taiwan | Taiwanese
Tajikistan | Tajiks; Tajik; Tajikistani
Tanzania | Tanzanians; Tanzanian
Thailand | Thais; Thai
Timor-Leste | Timorese; East Timorese
Togo | Togolese
Tonga | Tongans; Tongan
Trinidad and Tobago | Trinidadians; Trinidadian
Tunisia | Tunisians; Tunisian
Turkey | Turks; Turk; Turkish
Turkmenistan | Turkmens; Turkmen
Tuvalu | Tuvaluans; Tuvaluan
Uganda | Ugandans; Ugandan
Ukraine | Ukrainians; Ukrainian
United Arab Emirates | Emiratis; Emirati
United Kingdom | Britons; Briton; British; Brits; Brit
United States | Americans; American
Uruguay | Uruguayans; Uruguayan
Uzbekistan | Uzbeks; Uzbek; Uzbekistani
Vanuatu | Ni-Vanuatu
Venezuela | Venezuelans; Venezuelan
Vietnam | Vietnamese
Yemen | Yemenis; Yemeni
Zambia | Zambians; Zambian
Zimbabwe | Zimbabweans; Zimbabwean
"""

# people who are named together but not by a country: plural; singular and adjective
GROUPS = """
Arabs; Arab
Buddhists; Buddhist
Catholics; Catholic; Roman Catholics; Roman Catholic
Christians; Christian
Democrats; Democrat; Dems
English; Englishman; Englishwoman
Europeans; European
Evangelicals; Evangelical; Evangelical Christians
Hindus; Hindu
Hispanics; Hispanic
Independents; Independent
Jews; Jewish
Kurds; Kurd; Kurdish
Latinos; Latino; Latina; Latinas; Latinx
Libertarians; Libertarian
Mormons; Mormon
Muslims; Muslim; Moslem
Native Americans; Native American; American Indians
Protestants; Protestant
Republicans; Republican
Scots; Scot; Scottish
Shiites; Shiite; Shi'ites; Shi'ite; Shias; Shia
Sikhs; Sikh
Sunnis; Sunni
Tories; Tory
Welsh; Welshman
"""

# as the table of agencies names it | the name we show, "" to keep, "-" to leave out | acronym, "-" for none | other names
AGENCIES = """
ACTION | - | |
Presidential Documents | - | |
The White House Office | - | |
U.S. House of Representatives | - | |
Unified Carrier Registration Plan | - | |
Monetary Offices | - | |
Administration Office, Executive Office of the President | Office of Administration, Executive Office of the President | |
Agency for International Development | U.S. Agency for International Development | USAID |
Aging Administration | Administration on Aging | |
Agriculture Department | | USDA |
Air Force Department | Department of the Air Force | - | Air Force; U.S. Air Force; US Air Force; United States Air Force
Air Quality National Commission | National Commission on Air Quality | |
Alcohol, Tobacco, Firearms, and Explosives Bureau | Bureau of Alcohol, Tobacco, Firearms and Explosives | ATF | Bureau of Alcohol, Tobacco, Firearms, and Explosives; BATFE
Architectural and Transportation Barriers Compliance Board | | - | Access Board; U.S. Access Board
Army Department | Department of the Army | - | Army; U.S. Army; US Army; United States Army
Census Bureau | | - |
Centers for Medicare & Medicaid Services | | CMS | Centers for Medicare and Medicaid Services
Centers for Disease Control and Prevention | | CDC |
Chemical Safety and Hazard Investigation Board | | CSB | Chemical Safety Board
Children and Families Administration | Administration for Children and Families | ACF |
Civil Rights Commission | Commission on Civil Rights | - | U.S. Commission on Civil Rights
Coast Guard | | USCG | U.S. Coast Guard; US Coast Guard
Community Living Administration | Administration for Community Living | ACL |
Comptroller of the Currency | Office of the Comptroller of the Currency | OCC |
Consumer Financial Protection Bureau | | CFPB |
Copyright Office, Library of Congress | Copyright Office | - | U.S. Copyright Office
Corporation for National and Community Service | | - | AmeriCorps
Crime and Security in U.S. Seaports, Interagency Commission | Interagency Commission on Crime and Security in U.S. Seaports | |
Defense Department | | DOD | DoD; Pentagon
Education Department | | - |
Energy Department | | DOE | DoE
Engineers Corps | Army Corps of Engineers | USACE | U.S. Army Corps of Engineers; Corps of Engineers
Environment Office, Energy Department | Department of Energy Office of Environment | - |
Equal Employment Opportunity Commission | | EEOC |
Export-Import Bank | Export-Import Bank of the United States | - | Export-Import Bank; Ex-Im Bank; EXIM
Federal Mine Safety and Health Review Commission | | - |
Federal Pay, Advisory Committee | Advisory Committee on Federal Pay | |
Federal Prison Industries | | - | UNICOR
Federal Register, Administrative Committee | Administrative Committee of the Federal Register | |
Federal Reserve System | Federal Reserve | - | Federal Reserve System; the Fed; Federal Reserve Board; U.S. Federal Reserve
Financial Crimes Enforcement Network | | FinCEN |
Fish and Wildlife Service | | FWS | U.S. Fish and Wildlife Service; USFWS
Food and Drug Administration | | FDA | U.S. Food and Drug Administration
Forest Service | | USFS | U.S. Forest Service
General Services Administration | | GSA |
Geological Survey | | USGS | U.S. Geological Survey
Government National Mortgage Association | | - | Ginnie Mae
Health and Human Services Department | | HHS | Health and Human Services
Hearings and Appeals Office, Energy Department | Department of Energy Office of Hearings and Appeals | - |
Hearings and Appeals Office, Interior Department | Department of the Interior Office of Hearings and Appeals | - |
Homeland Security Department | | DHS | Homeland Security
Housing and Urban Development Department | | HUD | Housing and Urban Development
Inspector General Office, Agriculture Department | Department of Agriculture Office of Inspector General | - |
Inspector General Office, Health and Human Services Department | Department of Health and Human Services Office of Inspector General | - |
Institute of Museum and Library Services | | IMLS |
Interior Department | Department of the Interior | DOI |
Internal Revenue Service | | IRS |
International Boundary and Water Commission, United States and Mexico | International Boundary and Water Commission | IBWC |
International Joint Commission-United States and Canada | International Joint Commission | - |
Justice Department | | DOJ | DoJ; U.S. Justice Department; US Justice Department
Labor Statistics Bureau | | BLS |
Legal Services Corporation | | LSC |
Library of Congress | | - |
Medicare Payment Advisory Commission | | MedPAC |
National Aeronautics and Space Administration | | NASA |
National Archives and Records Administration | | NARA | National Archives
National Commission on Terrorist Attacks Upon the United States | | - | 9/11 Commission; 9-11 Commission
National Counterintelligence Center | | - |
National Endowment for the Humanities | | NEH |
National Geospatial-Intelligence Agency | | NGA |
National Intelligence, Office of the National Director | Office of the Director of National Intelligence | ODNI |
National Oceanic and Atmospheric Administration | | NOAA |
National Railroad Passenger Corporation | Amtrak | - | National Railroad Passenger Corporation
National Security Agency/Central Security Service | National Security Agency | NSA |
National Transportation Safety Board | | NTSB |
Navy Department | Department of the Navy | - | Navy; U.S. Navy; US Navy; United States Navy
Occupational Safety and Health Administration | | OSHA |
Ocean Energy Management, Regulation, and Enforcement Bureau | Bureau of Ocean Energy Management, Regulation and Enforcement | - |
Office of the Chief Financial Officer, Agriculture Department | Department of Agriculture Office of the Chief Financial Officer | - |
Patent and Trademark Office | | USPTO | U.S. Patent and Trademark Office
Personnel Management Office | | OPM |
Pipeline and Hazardous Materials Safety Administration | | PHMSA |
Postal Service | | USPS | U.S. Postal Service; US Postal Service; United States Postal Service
Prisons Bureau | | BOP | Federal Bureau of Prisons
Procurement and Property Management, Office of | Office of Procurement and Property Management | |
Public Debt Bureau | Bureau of the Public Debt | BPD |
Secret Service | | USSS | U.S. Secret Service; US Secret Service
Securities and Exchange Commission | | SEC |
Smithsonian Institution | | - | Smithsonian
Special Inspector General For Iraq Reconstruction | Special Inspector General for Iraq Reconstruction | SIGIR |
State Department | | - | U.S. State Department; US State Department
Special Counsel Office | Office of Special Counsel | - |
Surface Mining Reclamation and Enforcement Office | | OSMRE |
Tennessee Valley Authority | | TVA |
Trade Representative, Office of United States | Office of the United States Trade Representative | USTR | U.S. Trade Representative; Office of the U.S. Trade Representative
Treasury Department | Department of the Treasury | - | U.S. Treasury; US Treasury; Treasury; U.S. Treasury Department
U.S. Citizenship and Immigration Services | Citizenship and Immigration Services | USCIS |
U.S. Customs and Border Protection | Customs and Border Protection | CBP | Customs & Border Protection
U.S. Immigration and Customs Enforcement | Immigration and Customs Enforcement | ICE | Immigration & Customs Enforcement
United States African Development Foundation | | - |
United States Marshals Service | Marshals Service | USMS | U.S. Marshals Service; U.S. Marshals; US Marshals; US Marshals Service
United States Mint | | - | U.S. Mint
United States Sentencing Commission | Sentencing Commission | - | U.S. Sentencing Commission
Veterans Affairs Department | | VA | Veterans Affairs; Veterans Administration
Victims of Crime Office | Office for Victims of Crime | OVC |
"""

# Words of a back-to-front name that are right as they stand: "Census Bureau", "Copyright Office".
FORWARD = frozenset(
    """Census Bureau; Consumer Financial Protection Bureau; Government Accountability Office; Congressional Budget Office;
    Government Publishing Office; Patent and Trademark Office; Information Security Oversight Office; Copyright Office;
    National Nanotechnology Coordination Office; U.S. Codex Office; Intellectual Property Enforcement Coordinator Office;
    Alcohol and Tobacco Tax and Trade Bureau""".replace("\n    ", " ").split("; ")
)

# Acronyms that news use for something else (NPR, ICC), that are words, or that nobody uses.
NOT_ACRONYMS = frozenset(
    """ACTION AO AST ANTITRUST APPAL ARC ARCTIC ARTS CIR CODEX CORP CRC DC ED FS HOPE HOUSE HST IAF ICC IAIA INTERIOR
    ITC LOC MISS MMC NAL NCB NCD NCS NE NEA NEC NEGP NEIGHBOR NIC NIL NPR OO PACIFIC PC PRC PRES PSC PT RISC RHS SAINT SJI
    TA TD TREAS USA USAF USN VETS VCNP AMS ARS ITA PRES COE DIS DSWA DARS FAR FCS FCA HTA IIO LSC NBS RTC STB""".split()
)

# type | name | acronym | other names | part of (a name in this table, or of an agency) | in the United States?
BODIES = """
Agency | African Union | AU | | |
Agency | Arab League | | League of Arab States | |
Agency | Association of Southeast Asian Nations | ASEAN | | |
Agency | Bank for International Settlements | BIS | | |
Agency | Council of Europe | | | |
Agency | European Union | EU | E.U. | |
Agency | European Central Bank | ECB | | European Union |
Agency | European Commission | | EU Commission | European Union |
Agency | European Council | | | European Union |
Agency | European Court of Human Rights | ECHR | | Council of Europe |
Agency | European Court of Justice | ECJ | Court of Justice of the European Union | European Union |
Agency | European Parliament | | EU Parliament | European Union |
Agency | Food and Agriculture Organization | FAO | U.N. Food and Agriculture Organization | United Nations |
Agency | Gulf Cooperation Council | GCC | | |
Agency | International Atomic Energy Agency | IAEA | | |
Agency | International Court of Justice | ICJ | World Court | United Nations |
Agency | International Criminal Court | ICC | | |
Agency | International Criminal Police Organization | | Interpol; INTERPOL | |
Agency | International Labour Organization | ILO | International Labor Organization | United Nations |
Agency | International Monetary Fund | IMF | I.M.F. | |
Agency | International Organization for Migration | IOM | | United Nations |
Agency | North Atlantic Treaty Organization | NATO | Nato; North Atlantic Alliance | |
Agency | Organisation for Economic Co-operation and Development | OECD | Organization for Economic Cooperation and Development | |
Agency | Organisation of Islamic Cooperation | OIC | Organization of Islamic Cooperation | |
Agency | Organization for Security and Co-operation in Europe | OSCE | Organization for Security and Cooperation in Europe | |
Agency | Organization of American States | OAS | | |
Agency | Organization of the Petroleum Exporting Countries | OPEC | Opec | |
Agency | Pan American Health Organization | PAHO | | World Health Organization |
Agency | United Nations | UN | U.N. | |
Agency | United Nations Children's Fund | UNICEF | Unicef | United Nations |
Agency | United Nations Development Programme | UNDP | United Nations Development Program | United Nations |
Agency | United Nations Educational, Scientific and Cultural Organization | UNESCO | Unesco | United Nations |
Agency | United Nations Environment Programme | UNEP | United Nations Environment Program | United Nations |
Agency | United Nations General Assembly | UNGA | U.N. General Assembly; UN General Assembly | United Nations |
Agency | United Nations High Commissioner for Refugees | UNHCR | U.N. High Commissioner for Refugees; U.N. refugee agency; UN refugee agency | United Nations |
Agency | United Nations Human Rights Council | | U.N. Human Rights Council; UN Human Rights Council | United Nations |
Agency | United Nations Relief and Works Agency | UNRWA | | United Nations |
Agency | United Nations Security Council | UNSC | U.N. Security Council; UN Security Council; Security Council | United Nations |
Agency | World Bank | | World Bank Group | |
Agency | World Food Programme | WFP | World Food Program; U.N. World Food Program | United Nations |
Agency | World Health Organization | WHO | World Health Organisation; W.H.O. | United Nations |
Agency | World Trade Organization | WTO | World Trade Organisation | |
Agency | Border Patrol | USBP | U.S. Border Patrol; US Border Patrol | Customs and Border Protection | yes
Agency | Capitol Police | USCP | U.S. Capitol Police; United States Capitol Police | Congress | yes
Agency | Congress | | U.S. Congress; US Congress; United States Congress | | yes
Agency | Enforcement and Removal Operations | ERO | | Immigration and Customs Enforcement | yes
Agency | Homeland Security Investigations | HSI | | Immigration and Customs Enforcement | yes
Agency | House of Representatives | | U.S. House of Representatives; U.S. House; US House; House; US House of Representatives | Congress | yes
Agency | Joint Chiefs of Staff | | | Department of Defense | yes
Agency | Marine Corps | USMC | U.S. Marine Corps; US Marine Corps; U.S. Marines; US Marines | Department of the Navy | yes
Agency | National Weather Service | NWS | | National Oceanic and Atmospheric Administration | yes
Agency | National Hurricane Center | | | National Oceanic and Atmospheric Administration | yes
Agency | Senate | | U.S. Senate; US Senate; United States Senate | Congress | yes
Agency | Space Force | USSF | U.S. Space Force; US Space Force | Department of the Air Force | yes
Agency | Supreme Court | SCOTUS | U.S. Supreme Court; US Supreme Court; United States Supreme Court; Supreme Court of the United States | | yes
Agency | White House | | the White House | | yes
Organization | Agence France-Presse | AFP | |  |
Organization | al-Qaida | | al-Qaeda; al Qaida; al Qaeda; Al-Qaida; Al-Qaeda; Al Qaida; Al Qaeda | |
Organization | American Civil Liberties Union | ACLU | A.C.L.U. | |
Organization | Amnesty International | | | |
Organization | Associated Press | AP | A.P. | |
Organization | British Broadcasting Corporation | BBC | BBC News | |
Organization | Doctors Without Borders | MSF | Médecins Sans Frontières | |
Organization | Hezbollah | | Hizbollah; Hizbullah; Hizballah | |
Organization | Human Rights Watch | HRW | | |
Organization | Islamic State | | Islamic State group; ISIS; ISIL; Daesh | |
Organization | National Association for the Advancement of Colored People | NAACP | N.A.A.C.P. | |
Organization | National Rifle Association | NRA | N.R.A. | |
Organization | Taliban | | Taleban | |
Organization | Democratic National Committee | DNC | | Democratic Party | yes
Organization | Democratic Party | | U.S. Democratic Party | | yes
Organization | Republican National Committee | RNC | | Republican Party | yes
Organization | Republican Party | GOP | G.O.P.; Grand Old Party; U.S. Republican Party | | yes
"""

# Countries whose first-level regions news name without the country; the others' lie beside the cities.
REGION_COUNTRIES = frozenset(
    """Australia; Austria; Belgium; Brazil; Canada; China; France; Germany; India; Iraq; Italy; Mexico; Netherlands; Nigeria;
    Pakistan; Russia; South Africa; Spain; Switzerland; Syria; Ukraine; United Kingdom""".replace("\n    ", " ").split("; ")
)

# How the table of cities spells a country, where its own table has another name.
CITY_COUNTRIES = {
    "Congo": "Republic of the Congo", "Congo, The Democratic Republic of the": "Democratic Republic of the Congo",
    "Falkland Islands (Malvinas)": "Falkland Islands", "Holy See (Vatican City State)": "Vatican City",
    "Saint Helena, Ascension and Tristan da Cunha": "St. Helena", "Saint Martin (French part)": "St. Martin",
    "Svalbard and Jan Mayen": "Svalbard and Jan Mayen", "Virgin Islands, British": "British Virgin Islands",
    "Virgin Islands, U.S.": "U.S. Virgin Islands", "Wallis and Futuna": "Wallis and Futuna",
    "No country found for alpha-2 code: XK": "Kosovo", "Taiwan, Province of China": "Taiwan",
    "Micronesia, Federated States of": "Micronesia", "Iran, Islamic Republic of": "Iran",
    "Korea, Democratic People's Republic of": "North Korea", "Korea, Republic of": "South Korea",
    "Bolivia, Plurinational State of": "Bolivia", "Venezuela, Bolivarian Republic of": "Venezuela",
    "Moldova, Republic of": "Moldova", "Palestine, State of": "Palestine", "Tanzania, United Republic of": "Tanzania",
    "Viet Nam": "Vietnam", "Bonaire, Sint Eustatius and Saba": "Caribbean Netherlands", "Côte d'Ivoire": "Ivory Coast",
    "Turkey": "Turkey", "Türkiye": "Turkey",
}  # fmt: skip

# city | country | other names
CITIES = """
Kyiv | Ukraine | Kiev
Los Angeles | United States | L.A.; LA
Mumbai | India | Bombay
New York City | United States | New York; NYC; N.Y.C.
Philadelphia | United States | Philly
Saint Petersburg | Russia | St. Petersburg; St Petersburg
Washington | United States | Washington, D.C.; Washington D.C.; Washington, DC; Washington DC
"""

# country | its capital as the table of cities names it, where the table of countries does otherwise | its region
CAPITALS = """
Costa Rica | San Jose | San Jose
Kazakhstan | Astana |
Mongolia | Ulan Bator |
United States | Washington | District of Columbia
"""
