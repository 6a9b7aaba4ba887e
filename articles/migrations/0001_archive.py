"""The archive's tables."""

import articles.models.articles
import articles.models.comments
import articles.models.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', articles.models.fields.SlugField(max_length=120, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Use lower-case letters a–z, digits and single hyphens.')])),
                ('name', models.CharField(max_length=300)),
                ('folded_name', models.CharField(editable=False, help_text='The name without case, accents and doubled spaces: two spellings alike here are one source.', max_length=300, unique=True)),
                ('url', articles.models.fields.WebAddressField(blank=True, default='', max_length=2000, verbose_name='address')),
                ('description', models.TextField(blank=True, default='')),
            ],
            options={
                'ordering': ('name',),
                'constraints': [models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='source_slug_stated'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='source_name_stated')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('headline', models.CharField(max_length=500)),
                ('slug', articles.models.fields.SlugField(blank=True, help_text='Part of the address. Left blank, it is made from the headline.', max_length=80, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Use lower-case letters a–z, digits and single hyphens.')])),
                ('summary', models.TextField(blank=True, default='', verbose_name='standfirst')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='published')),
                ('published_precision', models.CharField(choices=[('year', 'Year'), ('month', 'Month'), ('day', 'Day'), ('time', 'Time')], default='time', max_length=8)),
                ('published_on', models.GeneratedField(db_persist=True, expression=articles.models.fields.DayOf('published_at'), output_field=models.DateField())),
                ('event_from', articles.models.fields.LooseDateField(blank=True, default='', max_length=32, validators=[articles.models.fields.validate_loose_date], verbose_name='event, from')),
                ('event_to', articles.models.fields.LooseDateField(blank=True, default='', help_text='Blank when the event lasted no longer than its first date says.', max_length=32, validators=[articles.models.fields.validate_loose_date], verbose_name='event, to')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('in_review', 'In review'), ('published', 'Published'), ('withdrawn', 'Withdrawn')], default='draft', max_length=10)),
                ('withdrawn_reason', models.TextField(blank=True, default='', help_text='Shown to readers in place of the text.')),
                ('source', models.ForeignKey(default=articles.models.articles.unstated_source, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='articles.source')),
                ('source_ref', models.CharField(blank=True, help_text='What the source knows the item by. Left blank, it is made from address, day and headline.', max_length=300, verbose_name="source's reference")),
                ('url', articles.models.fields.WebAddressField(blank=True, default='', max_length=2000, verbose_name='address at the source')),
                ('byline', models.CharField(blank=True, default='', max_length=300)),
                ('language', models.CharField(choices=[('am', 'Amharic'), ('ar', 'Arabic'), ('az', 'Azerbaijani'), ('be', 'Belarusian'), ('bg', 'Bulgarian'), ('bn', 'Bengali'), ('bs', 'Bosnian'), ('ca', 'Catalan'), ('cs', 'Czech'), ('da', 'Danish'), ('de', 'German'), ('el', 'Greek'), ('en', 'English'), ('es', 'Spanish'), ('et', 'Estonian'), ('fa', 'Persian'), ('fi', 'Finnish'), ('fr', 'French'), ('ha', 'Hausa'), ('he', 'Hebrew'), ('hi', 'Hindi'), ('hr', 'Croatian'), ('hu', 'Hungarian'), ('hy', 'Armenian'), ('id', 'Indonesian'), ('is', 'Icelandic'), ('it', 'Italian'), ('ja', 'Japanese'), ('ka', 'Georgian'), ('kk', 'Kazakh'), ('km', 'Khmer'), ('ko', 'Korean'), ('ku', 'Kurdish'), ('lo', 'Lao'), ('lt', 'Lithuanian'), ('lv', 'Latvian'), ('mk', 'Macedonian'), ('mn', 'Mongolian'), ('ms', 'Malay'), ('my', 'Burmese'), ('ne', 'Nepali'), ('nl', 'Dutch'), ('no', 'Norwegian'), ('pl', 'Polish'), ('ps', 'Pashto'), ('pt', 'Portuguese'), ('ro', 'Romanian'), ('ru', 'Russian'), ('si', 'Sinhala'), ('sk', 'Slovak'), ('sl', 'Slovenian'), ('so', 'Somali'), ('sq', 'Albanian'), ('sr', 'Serbian'), ('sv', 'Swedish'), ('sw', 'Swahili'), ('ta', 'Tamil'), ('th', 'Thai'), ('ti', 'Tigrinya'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('ur', 'Urdu'), ('uz', 'Uzbek'), ('vi', 'Vietnamese'), ('zh', 'Chinese'), ('und', 'Language not stated'), ('mis', 'Other language')], default='und', max_length=3)),
                ('language_raw', models.CharField(blank=True, default='', editable=False, max_length=40)),
                ('unlisted', models.JSONField(blank=True, default=list, help_text='Names of actors and themes that no list holds yet.', verbose_name='names in no list')),
                ('words_digest', models.CharField(default='', editable=False, max_length=32)),
                ('edited_fields', models.JSONField(default=list, editable=False)),
                ('record_digest', models.CharField(default='', editable=False, max_length=32)),
                ('wordpress_id', models.PositiveIntegerField(blank=True, editable=False, null=True, unique=True)),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('body_html', models.TextField(verbose_name='text')),
                ('received', models.TextField(blank=True, default='', help_text='Kept for ever; blank when the text was taken unchanged.', verbose_name='text as received')),
                ('headline_words', models.TextField(default='', editable=False)),
                ('text_words', models.TextField(default='', editable=False)),
            ],
            options={
                'ordering': ('-published_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', articles.models.fields.SlugField(max_length=120, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Use lower-case letters a–z, digits and single hyphens.')])),
                ('name', models.CharField(max_length=300)),
                ('kind', models.CharField(choices=[('person', 'Person'), ('state', 'State'), ('government_body', 'Government body'), ('international_organisation', 'International organisation'), ('organisation', 'Organisation'), ('armed_group', 'Armed group'), ('party', 'Party'), ('company', 'Company'), ('other', 'Other')], default='other', max_length=32)),
                ('description', models.TextField(blank=True, default='')),
                ('identifiers', models.JSONField(blank=True, default=dict, help_text='Identifiers in other lists, by scheme: wikidata, iso3166-1-alpha2.')),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='articles.actor')),
            ],
            options={
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='ActorName',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('language', models.CharField(choices=[('am', 'Amharic'), ('ar', 'Arabic'), ('az', 'Azerbaijani'), ('be', 'Belarusian'), ('bg', 'Bulgarian'), ('bn', 'Bengali'), ('bs', 'Bosnian'), ('ca', 'Catalan'), ('cs', 'Czech'), ('da', 'Danish'), ('de', 'German'), ('el', 'Greek'), ('en', 'English'), ('es', 'Spanish'), ('et', 'Estonian'), ('fa', 'Persian'), ('fi', 'Finnish'), ('fr', 'French'), ('ha', 'Hausa'), ('he', 'Hebrew'), ('hi', 'Hindi'), ('hr', 'Croatian'), ('hu', 'Hungarian'), ('hy', 'Armenian'), ('id', 'Indonesian'), ('is', 'Icelandic'), ('it', 'Italian'), ('ja', 'Japanese'), ('ka', 'Georgian'), ('kk', 'Kazakh'), ('km', 'Khmer'), ('ko', 'Korean'), ('ku', 'Kurdish'), ('lo', 'Lao'), ('lt', 'Lithuanian'), ('lv', 'Latvian'), ('mk', 'Macedonian'), ('mn', 'Mongolian'), ('ms', 'Malay'), ('my', 'Burmese'), ('ne', 'Nepali'), ('nl', 'Dutch'), ('no', 'Norwegian'), ('pl', 'Polish'), ('ps', 'Pashto'), ('pt', 'Portuguese'), ('ro', 'Romanian'), ('ru', 'Russian'), ('si', 'Sinhala'), ('sk', 'Slovak'), ('sl', 'Slovenian'), ('so', 'Somali'), ('sq', 'Albanian'), ('sr', 'Serbian'), ('sv', 'Swedish'), ('sw', 'Swahili'), ('ta', 'Tamil'), ('th', 'Thai'), ('ti', 'Tigrinya'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('ur', 'Urdu'), ('uz', 'Uzbek'), ('vi', 'Vietnamese'), ('zh', 'Chinese'), ('und', 'Language not stated'), ('mis', 'Other language')], default='en', max_length=3)),
                ('use', models.CharField(choices=[('name', 'Name'), ('acronym', 'Acronym'), ('adjective', 'Adjective'), ('seat', 'Seat of government')], default='name', max_length=16)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='articles.actor')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='ActorRole',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('held_from', articles.models.fields.LooseDateField(blank=True, default='', max_length=32, validators=[articles.models.fields.validate_loose_date], verbose_name='from')),
                ('held_to', articles.models.fields.LooseDateField(blank=True, default='', help_text='Blank while the office is held.', max_length=32, validators=[articles.models.fields.validate_loose_date], verbose_name='to')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='articles.actor')),
                ('of', models.ForeignKey(blank=True, help_text='The state or body that the office belongs to.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='offices', to='articles.actor')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='ActorTag',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(choices=[('editor', 'An editor'), ('source', 'The source'), ('suggested', 'Suggested'), ('refused', 'Refused')], default='editor', max_length=10)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_tags', to='articles.actor')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='actor_tags', to='articles.article')),
            ],
            options={
                'verbose_name': 'actor',
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=articles.models.comments.new_ref, max_length=64, verbose_name='reference')),
                ('name', models.CharField(max_length=100)),
                ('email', models.EmailField(blank=True, default='', max_length=254, verbose_name='e-mail')),
                ('ip_address', models.GenericIPAddressField(blank=True, null=True, verbose_name='address it came from')),
                ('url', articles.models.fields.WebAddressField(blank=True, default='', max_length=2000, verbose_name='website')),
                ('body', models.TextField(max_length=5000, verbose_name='reply')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written')),
                ('status', models.CharField(choices=[('held', 'Held'), ('approved', 'Approved'), ('spam', 'Spam'), ('removed', 'Removed')], default='held', max_length=10)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='articles.article')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='articles.comment')),
            ],
            options={
                'verbose_name': 'reply',
                'verbose_name_plural': 'replies',
                'ordering': ('created_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', articles.models.fields.SlugField(max_length=120, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(?:-[a-z0-9]+)*\\Z', 'Use lower-case letters a–z, digits and single hyphens.')])),
                ('name', models.CharField(max_length=200)),
                ('description', models.TextField(blank=True, default='')),
                ('terms', models.JSONField(blank=True, default=list, help_text='What suggests the theme: a word, a “phrase” in double quotes, prefix* or a NEAR/5 b, with -word to exclude.')),
                ('identifiers', models.JSONField(blank=True, default=dict, help_text='Codes in other lists, by scheme.')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='articles.theme')),
            ],
            options={
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='FormerAddress',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=500, unique=True)),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='articles.actor')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='articles.article')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='articles.source')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='former_addresses', to='articles.theme')),
            ],
            options={
                'verbose_name_plural': 'former addresses',
                'ordering': ('path',),
            },
        ),
        migrations.CreateModel(
            name='ThemeTag',
            fields=[
                ('id', models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.CharField(choices=[('editor', 'An editor'), ('source', 'The source'), ('suggested', 'Suggested'), ('refused', 'Refused')], default='editor', max_length=10)),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='theme_tags', to='articles.article')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='article_tags', to='articles.theme')),
            ],
            options={
                'verbose_name': 'theme',
            },
        ),
        migrations.AddIndex(
            model_name='actor',
            index=models.Index(fields=['name'], name='actor_by_name'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='actor_slug_stated'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='actor_name_stated'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'state', 'government_body', 'international_organisation', 'organisation', 'armed_group', 'party', 'company', 'other'])), name='actor_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.UniqueConstraint(fields=('actor', 'name', 'language', 'use'), name='actor_name_once'),
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='actor_name_text_stated'),
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.CheckConstraint(condition=models.Q(('use__in', ['name', 'acronym', 'adjective', 'seat'])), name='actor_name_use_known'),
        ),
        migrations.AddConstraint(
            model_name='actorrole',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='actor_role_title_stated'),
        ),
        migrations.AddConstraint(
            model_name='actortag',
            constraint=models.UniqueConstraint(fields=('article', 'actor'), name='actor_tag_once'),
        ),
        migrations.AddConstraint(
            model_name='actortag',
            constraint=models.CheckConstraint(condition=models.Q(('by__in', ['editor', 'source', 'suggested', 'refused'])), name='actor_tag_by_known'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.UniqueConstraint(fields=('article', 'ref'), name='comment_ref_once'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['held', 'approved', 'spam', 'removed'])), name='comment_status_known'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-published_at', '-id'], name='article_newest_first'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['status', '-published_at', '-id'], name='article_by_status'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('id__range', (1, 2147483647))), name='article_id_fits_32_bits'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('headline', ''), _negated=True), name='article_headline_stated'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='article_slug_stated'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('source_ref', ''), _negated=True), name='article_source_ref_stated'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in_review', 'published', 'withdrawn'])), name='article_status_known'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('published_precision__in', ['year', 'month', 'day', 'time'])), name='article_precision_known'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', {'am': 'Amharic', 'ar': 'Arabic', 'az': 'Azerbaijani', 'be': 'Belarusian', 'bg': 'Bulgarian', 'bn': 'Bengali', 'bs': 'Bosnian', 'ca': 'Catalan', 'cs': 'Czech', 'da': 'Danish', 'de': 'German', 'el': 'Greek', 'en': 'English', 'es': 'Spanish', 'et': 'Estonian', 'fa': 'Persian', 'fi': 'Finnish', 'fr': 'French', 'ha': 'Hausa', 'he': 'Hebrew', 'hi': 'Hindi', 'hr': 'Croatian', 'hu': 'Hungarian', 'hy': 'Armenian', 'id': 'Indonesian', 'is': 'Icelandic', 'it': 'Italian', 'ja': 'Japanese', 'ka': 'Georgian', 'kk': 'Kazakh', 'km': 'Khmer', 'ko': 'Korean', 'ku': 'Kurdish', 'lo': 'Lao', 'lt': 'Lithuanian', 'lv': 'Latvian', 'mis': 'Other language', 'mk': 'Macedonian', 'mn': 'Mongolian', 'ms': 'Malay', 'my': 'Burmese', 'ne': 'Nepali', 'nl': 'Dutch', 'no': 'Norwegian', 'pl': 'Polish', 'ps': 'Pashto', 'pt': 'Portuguese', 'ro': 'Romanian', 'ru': 'Russian', 'si': 'Sinhala', 'sk': 'Slovak', 'sl': 'Slovenian', 'so': 'Somali', 'sq': 'Albanian', 'sr': 'Serbian', 'sv': 'Swedish', 'sw': 'Swahili', 'ta': 'Tamil', 'th': 'Thai', 'ti': 'Tigrinya', 'tr': 'Turkish', 'uk': 'Ukrainian', 'und': 'Language not stated', 'ur': 'Urdu', 'uz': 'Uzbek', 'vi': 'Vietnamese', 'zh': 'Chinese'})), name='article_language_known'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), _negated=True), models.Q(('withdrawn_reason', ''), _negated=True), _connector='OR'), name='article_withdrawn_says_why'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('published_on', 'slug'), name='article_slug_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('source', 'source_ref'), name='article_source_ref_once'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='theme_slug_stated'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='theme_name_stated'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='theme_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='formeraddress',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor__isnull', True), ('article__isnull', False), ('source__isnull', True), ('theme__isnull', True)), models.Q(('actor__isnull', False), ('article__isnull', True), ('source__isnull', True), ('theme__isnull', True)), models.Q(('actor__isnull', True), ('article__isnull', True), ('source__isnull', True), ('theme__isnull', False)), models.Q(('actor__isnull', True), ('article__isnull', True), ('source__isnull', False), ('theme__isnull', True)), _connector='OR'), name='former_address_leads_to_one'),
        ),
        migrations.AddConstraint(
            model_name='formeraddress',
            constraint=models.CheckConstraint(condition=models.Q(('path__startswith', '/')), name='former_address_is_a_path'),
        ),
        migrations.AddConstraint(
            model_name='themetag',
            constraint=models.UniqueConstraint(fields=('article', 'theme'), name='theme_tag_once'),
        ),
        migrations.AddConstraint(
            model_name='themetag',
            constraint=models.CheckConstraint(condition=models.Q(('by__in', ['editor', 'source', 'suggested', 'refused'])), name='theme_tag_by_known'),
        ),
    ]
