"""Places that news names and that are no actors: provinces of large states, and cities that are no seat of a state.

Those that are as often a surname alone are left out: what stands beside them tells.
"""

from articles.tagging.other_places import OTHER_PLACES, STATES_OF_THE_US
from articles.tagging.passages import normal_form

_REGIONS = """
    Africa, America, Americas, Antarctica, Arctic, Asia, Atlantic, Balkans, Caribbean, Caucasus, Europe, Eurasia,
    Maghreb, Mediterranean, Oceania, Pacific, Sahel, Scandinavia, Levant, Mesopotamia, Siberia, Earth, Moon, Mars,
    Mercury, Venus, Jupiter, Saturn, Solar System, England, Scotland, Wales, Borneo, Sumatra, Honshu, Hokkaido, Crimea,
    Sinai, Suez, Himalayas, Alps, Andes
"""
_PROVINCES = """
    Ontario, Quebec, Alberta, Manitoba, Saskatchewan, Newfoundland, Nova Scotia, New Brunswick, Yukon, Nunavut,
    Queensland, Tasmania, New South Wales, South Australia, Western Australia, Northern Territory,
    Anhui, Fujian, Gansu, Guangdong, Guangxi, Guizhou, Hainan, Hebei, Heilongjiang, Henan, Hubei, Hunan, Jiangsu,
    Jiangxi, Jilin, Liaoning, Manchuria, Ningxia, Qinghai, Shaanxi, Shandong, Shanxi, Sichuan, Yunnan, Zhejiang,
    Andhra Pradesh, Assam, Bihar, Chhattisgarh, Gujarat, Haryana, Himachal Pradesh, Jharkhand, Karnataka, Kerala,
    Madhya Pradesh, Maharashtra, Manipur, Nagaland, Odisha, Orissa, Rajasthan, Tamil Nadu, Uttar Pradesh, West Bengal,
    Balochistan, Sindh, Waziristan, North Waziristan, South Waziristan, Khyber Pakhtunkhwa, NWFP, Helmand, Kunduz,
    Donetsk, Luhansk, Donbas, Kherson, Zaporizhzhia, Kharkiv, Darfur, Oromia, Amhara, Cabinda, Casamance, Transvaal,
    Bavaria, Saxony, Prussia, Silesia, Galicia, Andalusia, Sicily, Sardinia, Corsica, Lombardy, Brittany, Normandy
"""
_CITIES = """
    Aden, Adelaide, Aleppo, Alexandria, Almaty, Amsterdam, Antwerp, Atlanta, Auckland, Baltimore, Bangalore, Barcelona,
    Basel, Basra, Benghazi, Birmingham, Bologna, Bombay, Bonn, Boston, Brisbane, Bristol, Bukhara, Busan, Calcutta,
    Cambridge, Cape Town, Casablanca, Chengdu, Chennai, Chicago, Chittagong, Cologne, Cuzco, Dallas, Danzig,
    Dar es Salaam, Denver, Derna, Detroit, Diyarbakir, Dresden, Dubai, Durban, Edinburgh, Eindhoven, Esfahan, Fallujah,
    Frankfurt, Fukushima, Gdańsk, Geneva, Genoa, Glasgow, Goma, Gori, Guangzhou, Guayaquil, Haifa,
    Hamburg, Harbin, Hebron, Herat, Hiroshima, Ho Chi Minh City, Hobart, Homs, Honolulu, Houston, Hyderabad, Idlib,
    Innsbruck, Isfahan, Istanbul, Izmir, Jaffa, Jeddah, Jenin, Jerusalem, Johannesburg, Kandahar, Kano, Karachi,
    Karbala, Kirkuk, Kobe, Kolkata, Kunming, Lagos, Lahore, Las Vegas, Lausanne, Leeds, Leipzig, Lhasa, Liverpool,
    Los Angeles, Macau, Madras, Manchester, Mandalay, Mariupol, Marrakesh, Marseille, Mashhad, Mecca,
    Melbourne, Memphis, Miami, Milan, Minneapolis, Misrata, Mombasa, Montreal, Mosul, Mumbai, Munich, Nablus, Nagasaki,
    Najaf, Nanjing, Naples, New Orleans, New York, New York City, Nice, Nuremberg, Odesa, Odessa, Osaka, Oxford,
    Peshawar, Philadelphia, Phoenix, Port Said, Porto, Pune, Punta del Este, Pyeongchang, Quetta, Rafah, Ramadi,
    Ramallah, Raqqa, Rio de Janeiro, Rotterdam, Saigon, Salonika, Salzburg, Samarkand, San Francisco, São Paulo,
    Seattle, Sebastopol, Sevastopol, Seville, Shanghai, Sharm el-Sheikh, Shenzhen, Shiraz, Sirte, Smyrna, Srebrenica,
    Srinagar, St. Petersburg, Strasbourg, Stuttgart, Surabaya, Sydney, Tabriz, Tel Aviv, Thessaloniki, Tianjin,
    Tikrit, Timbuktu, Tobruk, Toronto, Trieste, Tskhinvali, Turin, Vancouver, Venice, Vladivostok, Volgograd,
    Wuhan, Yokohama, Zaria, Zurich
"""

KNOWN_PLACES = (
    frozenset(normal_form(place.strip()) for place in ",".join((_REGIONS, _PROVINCES, _CITIES)).split(","))
    | STATES_OF_THE_US
    | OTHER_PLACES
)
"""As names are compared."""
